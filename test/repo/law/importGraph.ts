import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path";
import { rootDir } from "../../../local/paths.ts";
import { folders } from "./importLaw.ts";

/** One import of one file. */
export interface Import {
  readonly from: string;
  /** A file of the project, or the name of a package, e.g. `hono` of `hono/jsx`. */
  readonly to: string;
  readonly isPackage: boolean;
}

const sources = "{shared,sdk,edge,personalize,react,client,local,cli,bench}/**/*.{ts,tsx}";

/** Tests and what only tests use may import everything. */
const isOfTests = (file: string): boolean =>
  /\.(test|fixture|contract)\.tsx?$/.test(file) || file.startsWith("edge/adapters/contracts/");

/** Static, side-effect and re-exporting imports at the start of a line, and dynamic ones anywhere. */
const importPattern =
  /^(?:import|export)\b(?:[^"'`;]*?\bfrom)?\s*"([^"\n]+)"|\bimport\(\s*"([^"\n]+)"/gm;

const comments = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** Every import of the sources, tests left out. */
export function importsOfSources(): Import[] {
  return globSync(sources, { cwd: rootDir })
    .map((file) => file.replaceAll("\\", "/"))
    .filter((file) => !isOfTests(file))
    .sort()
    .flatMap((from) => importsIn(readFileSync(join(rootDir, from), "utf8"), from));
}

/** @param from Path of the file from the root of the project. */
export function importsIn(text: string, from: string): Import[] {
  return [...text.replace(comments, "").matchAll(importPattern)].map(([, fixed, dynamic]) => {
    const specifier = fixed ?? dynamic ?? "";
    return specifier.startsWith(".")
      ? { from, to: normalize(join(dirname(from), specifier)), isPackage: false }
      : { from, to: packageOf(specifier), isPackage: true };
  });
}

/** `@scope/name` of `@scope/name/part`, `node:` of every module of Node. */
function packageOf(specifier: string): string {
  const scheme = /^(node|cloudflare):/.exec(specifier)?.[0];
  const [first = "", second = ""] = specifier.split("/");
  return scheme ?? (first.startsWith("@") ? `${first}/${second}` : first);
}

/** The row of the law that a file is under: its most specific folder. */
export const folderOf = (file: string): string | undefined =>
  Object.keys(folders)
    .filter((folder) => file.startsWith(`${folder}/`))
    .sort((a, b) => b.length - a.length)[0];

/** Groups of files, or of folders, that import each other in a circle. */
export function circlesOf(edges: readonly (readonly [from: string, to: string])[]): string[][] {
  const next = new Map<string, string[]>();
  for (const [from, to] of edges) next.set(from, [...(next.get(from) ?? []), to]);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const circles: string[][] = [];
  // Tarjan's strongly connected components.
  const visit = (node: string): number => {
    const index = order.size;
    order.set(node, index);
    open.push(node);
    let low = index;
    for (const to of next.get(node) ?? []) {
      if (!order.has(to)) low = Math.min(low, visit(to));
      else if (open.includes(to)) low = Math.min(low, order.get(to) ?? low);
    }
    lowest.set(node, low);
    if (low === index) {
      const circle = open.splice(open.indexOf(node));
      if (circle.length > 1) circles.push(circle.sort());
    }
    return low;
  };
  for (const node of next.keys()) if (!order.has(node)) visit(node);
  return circles;
}
