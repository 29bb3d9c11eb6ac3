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

/** Columns as wide as their widest cell, as the formatter of the docs has them. */
function tableOf(rows: readonly (readonly string[])[]): string {
  const [head = [], ...body] = rows;
  const widths = head.map((_, column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const rule = widths.map((width) => "-".repeat(width));
  return `${[head, rule, ...body].map(line).join("\n")}\n`;
}
