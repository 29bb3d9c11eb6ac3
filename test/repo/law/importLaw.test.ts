import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { rootDir } from "../../../local/paths.ts";
import { codeMap, codeMapPattern } from "./codeMap.ts";
import { circlesOf, folderOf, importsIn, importsOfSources } from "./importGraph.ts";
import { folders } from "./importLaw.ts";
import { lintOverrides } from "./lintRules.ts";

const imports = importsOfSources();
const inside = imports.filter(({ isPackage }) => !isPackage);
const rows = Object.keys(folders);
const maxArrowsInEdge = 55;

describe("the import law", () => {
  it("has a row for every file of the sources", () => {
    const files = new Set(inside.flatMap(({ from, to }) => [from, to]));
    // Built files and files beside package.json are under no law.
    const free = /^dist\/|^[^/]+$/;
    const homeless = [...files].filter((file) => folderOf(file) === undefined && !free.test(file));
    expect(homeless).toEqual([]);
  });

  it("lets a folder import only folders further down the table, so that no circle of folders can be", () => {
    const upward = rows.flatMap((from) =>
      (folders[from]?.mayImport ?? []).filter((to) => rows.indexOf(to) <= rows.indexOf(from)),
    );
    expect(upward).toEqual([]);
  });

  it("is kept by every import", () => {
    const broken = imports.filter(({ from, to, isPackage }) => {
      const home = folderOf(from) as string;
      const { mayImport = [], packages = [] } = folders[home] ?? {};
      if (isPackage) return !packages.includes(to);
      const target = folderOf(to);
      return target !== undefined && target !== home && !mayImport.includes(target);
    });
    expect(broken.map(({ from, to }) => `${from} imports ${to}`)).toEqual([]);
  });

  it("allows nothing that no import needs", () => {
    const used = new Set(
      imports.map(
        ({ from, to, isPackage }) => `${folderOf(from)} ${isPackage ? to : folderOf(to)}`,
      ),
    );
    const unused = rows.flatMap((from) =>
      [...(folders[from]?.mayImport ?? []), ...(folders[from]?.packages ?? [])]
        .filter((to) => !used.has(`${from} ${to}`))
        .map((to) => `${from} may import ${to}, and does not`),
    );
    expect(unused).toEqual([]);
  });

  it("keeps files out of circles", () => {
    expect(circlesOf(inside.map(({ from, to }) => [from, to] as const))).toEqual([]);
  });

  it("keeps the rooms of the Worker few arrows apart", () => {
    const isRoom = (row: string) => row.startsWith("edge");
    const arrows = rows.flatMap((from) =>
      isRoom(from) ? (folders[from]?.mayImport ?? []).filter(isRoom) : [],
    );
    expect(arrows.length).toBeLessThanOrEqual(maxArrowsInEdge);
  });

  it("finds each way to import", () => {
    const text = [
      'import a from "./a.ts";',
      'import "./b.css";',
      'export { c } from "../c.ts";',
      'const d = await import("hono/jsx");',
      '// import e from "./e.ts";',
      'import type { f } from "@scope/f/g";',
      'import { h } from "node:fs";',
    ].join("\n");
    expect(importsIn(text, "edge/api/x.ts").map(({ to }) => to)).toEqual([
      "edge/api/a.ts",
      "edge/api/b.css",
      "edge/c.ts",
      "hono",
      "@scope/f",
      "node:",
    ]);
  });

  it("finds circles", () => {
    const edges = [
      ["a", "b"],
      ["b", "c"],
      ["c", "a"],
      ["c", "d"],
      ["d", "e"],
    ] as const;
    expect(circlesOf(edges)).toEqual([["a", "b", "c"]]);
  });
});

describe("the lint", () => {
  // Else: node test/repo/law/write.ts
  it("is generated from the law", () => {
    const { overrides } = JSON.parse(readFileSync(join(rootDir, "biome.json"), "utf8"));
    expect(overrides.slice(-lintOverrides().length)).toEqual(lintOverrides());
  });

  const planted = [
    ["client/planted.ts", "../edge/worker.ts"],
    ["sdk/planted.ts", "../shared/model/parseModel.ts"],
    ["sdk/signals/planted.ts", "./onScroll.ts"],
    ["shared/score/planted.ts", "../../edge/ports/ports.ts"],
    ["shared/profile/planted.ts", "../score/evaluate.ts"],
    ["edge/leads/planted.ts", "../adapters/d1/leads.ts"],
    ["edge/adapters/d1/planted.ts", "../../api/routes/leads.ts"],
    ["edge/scoring/planted.ts", "../console/shell/layout.tsx"],
    ["cli/planted.ts", "../edge/worker.ts"],
    ["local/planted.ts", "../cli/leadlight.ts"],
    ["personalize/planted.ts", "zod"],
  ] as const;
  const allowed = [["client/allowed.ts", "../shared/api/lead.ts"]] as const;
  let refused: string;

  beforeAll(() => {
    const folder = mkdtempSync(join(tmpdir(), "import-law-"));
    const lint = JSON.parse(readFileSync(join(rootDir, "biome.json"), "utf8"));
    writeFileSync(join(folder, "biome.json"), JSON.stringify({ ...lint, vcs: undefined }));
    for (const [file, specifier] of [...planted, ...allowed]) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), `export * from "${specifier}";\n`);
    }
    const biome = join(rootDir, "node_modules/.bin/biome");
    const only = ["--only=style/noRestrictedImports", "--colors=off", "--max-diagnostics=100"];
    const { stdout, stderr } = spawnSync(biome, ["lint", ...only, "."], {
      cwd: folder,
      encoding: "utf8",
    });
    refused = stdout + stderr;
    rmSync(folder, { recursive: true });
  });

  it.each(planted)("refuses in %s an import of %s", (file) => {
    expect(refused).toContain(`${file}:1:`);
  });

  it.each(allowed)("allows in %s an import of %s", (file) => {
    expect(refused).not.toContain(file);
  });
});

it("prints the law in ARCHITECTURE.md", () => {
  const text = readFileSync(join(rootDir, "ARCHITECTURE.md"), "utf8");
  // Else: node test/repo/law/write.ts
  expect(codeMapPattern.exec(text)?.[0].trim()).toBe(codeMap().trim());
});
