import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { modelJsonSchema } from "../../cli/schema.ts";
import { rootDir } from "../../local/paths.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";

const read = (file: string) => readFileSync(`${rootDir}/${file}`, "utf8");

describe("the README", () => {
  const bytesOf = (file: string) =>
    brotliCompressSync(readFileSync(`${rootDir}/dist/${file}`)).length;

  it("tells the script's sizes as they are", () => {
    const main = bytesOf("leadlight.js");
    const all = main + bytesOf("leadlight.signals.js");
    expect(read("README.md")).toContain(`${main.toLocaleString("en")} bytes (brotli)`);
    expect(read("README.md")).toContain(
      `${main.toLocaleString("en")}; ${all.toLocaleString("en")} bytes`,
    );
    expect(read("README.md")).toContain(`\`dist/boot.js\` (${bytesOf("boot.js")} bytes)`);
  });

  it("stays under 200 lines", () => {
    expect(read("README.md").split("\n").length).toBeLessThan(200);
  });
});

describe("docs/models.md", () => {
  it("has every rule of the default model, with its points, and no other", () => {
    const rows = [...read("docs/models.md").matchAll(/^\| (.+?) +\| +(−?\d+) +\|/gm)].map(
      ([, title, points]) => [title, Number(points?.replace("−", "-"))],
    );
    expect(rows).toEqual(b2b.rules.map(({ title, points }) => [title, points]));
  });
});

describe("docs/model.schema.json", () => {
  it("is what the schema of models gives", () => {
    expect(JSON.parse(read("docs/model.schema.json"))).toEqual(JSON.parse(modelJsonSchema()));
  });
});

describe("docs/errors.md", () => {
  it("has every problem of the table", () => {
    const names = [
      ...read("edge/middleware/problem.ts").matchAll(/^ {2}"?([a-z-]+)"?: \[(\d{3}),/gm),
    ];
    expect(names.length).toBeGreaterThan(15);
    for (const [, name, status] of names) {
      const row = read("docs/errors.md")
        .split("\n")
        .find((line) => line.includes(`\`${name}\``) && line.startsWith("|"));
      expect(row, name).toContain(status);
    }
  });
});

describe("every link of the docs", () => {
  it.each(["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"])("of %s leads somewhere", (file) => {
    for (const [, target = ""] of read(file).matchAll(/\]\((?!https?:)([^)#]+)/g)) {
      expect(() => readFileSync(`${rootDir}/${target}`)).not.toThrow();
    }
  });
});
