import { type FolderLaw, folders } from "./importLaw.ts";

/** Where `biome.json` holds the generated part: after the overrides that were written by hand. */
export const generatedMark = "Generated from test/repo/law/importLaw.ts.";

const tops = [...new Set(Object.keys(folders).map((folder) => folder.split("/")[0] as string))];

/** Folders inside `sdk` and `shared` have this name, too: their files import it with the same specifier. */
const ambiguous = "personalize";

/** Packages that some folder may import: every other folder's lint refuses them. */
const packages = [...new Set(Object.values(folders).flatMap((law) => law.packages ?? []))];

/**
 * Biome's overrides, one a folder: the import law as an editor can show it. Biome sees the specifier alone, so
 * folders of one name in two rooms (`edge/handoffs`, `shared/handoffs`) pass here; `importLaw.test.ts` resolves paths.
 */
export const lintOverrides = (): object[] =>
  Object.entries(folders).flatMap(([folder, law]) => {
    if (law.isFree) return [];
    const parts = Object.entries(law.refusedIn ?? {});
    const group = refused(folder, law);
    return [
      override(folder, group, law, [...rowsBelow(folder), ...parts.map(([part]) => part)]),
      ...parts.map(([part, more]) => override(part, [...group, ...more], law, [])),
    ];
  });

const override = (
  folder: string,
  group: readonly string[],
  { does }: FolderLaw,
  without: readonly string[],
): object => ({
  includes: [
    `${folder}/**`,
    ...without.map((below) => `!${below}/**`),
    "!**/*.test.ts",
    "!**/*.test.tsx",
    "!**/*.fixture.ts",
    "!edge/adapters/contracts/**",
  ],
  linter: {
    rules: {
      style: {
        noRestrictedImports: {
          level: "error",
          options: {
            patterns: [{ group, message: `${generatedMark} ${does}` }],
          },
        },
      },
    },
  },
});

const rowsBelow = (folder: string): string[] =>
  Object.keys(folders).filter((other) => other.startsWith(`${folder}/`));

function refused(folder: string, { mayImport, packages: own = [] }: FolderLaw): string[] {
  const [top] = folder.split("/") as [string];
  const mayEnter = new Set([top, ...mayImport.map((other) => other.split("/")[0] as string)]);
  const rooms = Object.keys(folders)
    .filter((other) => other.startsWith(`${top}/`) && other !== folder)
    .filter((other) => !mayImport.includes(other))
    .map((other) => `**/${other.split("/")[1]}/**`);
  return [
    ...[...tops, "examples"]
      .filter((other) => !mayEnter.has(other) && !(other === ambiguous && top !== "edge"))
      .map((t) => `**/${t}/**`),
    // Of a top folder that it may enter, the rooms that it may not.
    ...Object.keys(folders)
      .filter((other) => other.split("/")[0] !== top && mayEnter.has(other.split("/")[0] as string))
      .filter((other) => !mayImport.includes(other))
      .map((other) => (other.includes("/") ? `**/${other}/**` : `**/${other}/*`)),
    ...(mayImport.some((other) => other.split("/")[0] === top) || top !== folder ? rooms : []),
    // A room of `shared` has the name of one of `edge`; a neighbour inside a room may have it, too.
    ...(top === "edge" && rooms.length > 0 ? ["!**/shared/**", "!./**"] : []),
    ...packages
      .filter((name) => !own.includes(name))
      .flatMap((name) => (name.endsWith(":") ? [`${name}*`] : [name, `${name}/**`])),
  ];
}
