import { folders } from "./importLaw.ts";

/** The part of ARCHITECTURE.md that is written from the law. */
export const codeMapPattern =
  /(?<=<!-- code map: written by node test\/repo\/law\/write.ts -->\n)[\s\S]*?(?=<!-- end of the code map -->)/;

/** The law as a table of Markdown: each folder, what it does, and what it may import. */
export function codeMap(): string {
  const rows = Object.entries(folders).map(
    ([folder, { does, mayImport, packages = [], isFree }]) => [
      `\`${folder}/\``,
      does,
      isFree
        ? "everything"
        : [
            ...mayImport.map((other) => `\`${other}\``),
            ...packages.map((name) => `\`${name}\``),
          ].join(", "),
    ],
  );
  return tableOf([["folder", "what it does", "may import"], ...rows]);
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const lines = [head, head.map(() => "---"), ...body];
  return `${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}\n`;
}
