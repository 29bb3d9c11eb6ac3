import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { transform } from "esbuild";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { goldenFile, runGoldenLead } from "../../cli/goldenLeads.ts";
import { modelJsonSchema } from "../../cli/schema.ts";
import { providers } from "../../edge/intake/webhooks/providers.ts";
import { rootDir } from "../../local/paths.ts";
import { listParameters } from "../../shared/api/leadList.ts";
import { scopes } from "../../shared/api/scope.ts";
import { knownTraits } from "../../shared/classify/fieldTrait.ts";
import { parseRules } from "../../shared/handoffs/parseRules.ts";
import { compileModel } from "../../shared/model/compile.ts";
import { lintModel } from "../../shared/model/lintModel.ts";
import { parseModel } from "../../shared/model/parseModel.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { generatedSection, sectionPattern, templateNames } from "./templateDocs.ts";

const read = (file: string) => readFileSync(`${rootDir}/${file}`, "utf8");

const bytesOf = (file: string) =>
  brotliCompressSync(readFileSync(`${rootDir}/dist/${file}`)).length;

describe("the README", () => {
  it("states the script's sizes as they are", () => {
    const main = bytesOf("leadlight.js");
    const all = main + bytesOf("leadlight.signals.js");
    expect(read("README.md")).toContain(`${main.toLocaleString("en")} bytes (brotli)`);
    expect(read("README.md")).toContain(
      `${main.toLocaleString("en")}; ${all.toLocaleString("en")} bytes`,
    );
    expect(read("README.md")).toContain(`\`dist/boot.js\` (${bytesOf("boot.js")} bytes)`);
    const core = `${bytesOf("core.js").toLocaleString("en")} bytes`;
    for (const file of ["README.md", "docs/script.md", "CHANGELOG.md"])
      expect(read(file), file).toContain(core);
  });

  it("stays under 200 lines", () => {
    expect(read("README.md").split("\n").length).toBeLessThan(200);
  });
});

describe("docs/models.md", () => {
  it.each(templateNames)("has a section of %s, with its rules and a golden lead", (name) => {
    const text = read("docs/models.md");
    expect(text).toContain(`### \`${name}\``);
    // Else: node test/repo/templateDocs.ts
    expect(sectionPattern(name).exec(text)?.[2]).toBe(generatedSection(name));
  });

  it("has examples that are valid, and get no warnings", () => {
    const blocks = [...read("docs/models.md").matchAll(/```json\n([\s\S]*?)```/g)];
    expect(blocks.length).toBeGreaterThan(3);
    for (const [, text = ""] of blocks) {
      const { rules = [], ...change } = JSON.parse(text);
      const parsed = parseModel({ ...b2b, ...change, rules: [...b2b.rules, ...rules] });
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
      // The example of priorities shows what the default is for.
      const gaps = change.priority === undefined ? 0 : 3;
      expect(lintModel(parsed.value)).toHaveLength(gaps);
    }
  });

  it("has golden leads that come out as they say", () => {
    const [, text = ""] = /```yaml\n([\s\S]*?)```/.exec(read("docs/models.md")) ?? [];
    const parsed = parseModel(b2b);
    if (!parsed.ok) throw new Error("b2b is broken");
    for (const lead of goldenFile.parse(parse(text)).leads) {
      expect(runGoldenLead(lead, compileModel(parsed.value)).differences).toEqual([]);
    }
  });
});

it.each(["docs/query.md", "docs/personalize.md"])("%s has segments that are valid", (path) => {
  const [, text = ""] = /```json\n([\s\S]*?)```/.exec(read(path)) ?? [];
  const parsed = parseModel({ ...b2b, ...JSON.parse(text) });
  expect(parsed.ok ? [] : parsed.reason).toEqual([]);
});

describe("docs/query.md", () => {
  it("has every parameter of a list, and every scope", () => {
    for (const name of [...Object.keys(listParameters.shape), ...scopes]) {
      expect(read("docs/query.md")).toContain(`\`${name}\``);
    }
  });
});

describe("docs/model.schema.json", () => {
  it("is what the schema of models gives", () => {
    expect(JSON.parse(read("docs/model.schema.json"))).toEqual(JSON.parse(modelJsonSchema()));
  });
});

describe("docs/handoffs.md", () => {
  it("has rules that are valid, and a row for every destination", () => {
    const text = read("docs/handoffs.md");
    const [, rules = ""] = /-d '(\{\n[\s\S]*?\n {2}\})'/.exec(text) ?? [];
    expect(parseRules(JSON.parse(rules))).toMatchObject({ ok: true });
    const types = [
      ...read("edge/handoffs/destinations/destinations.ts").matchAll(/^ {2}(\w+),$/gm),
    ];
    expect(types.length).toBeGreaterThan(6);
    for (const [, type] of types) expect(text).toContain(`| \`${type}\``);
  });
});

describe("docs/react.md", () => {
  it("states its size as it is", () => {
    const kilobytes = (bytesOf("react.js") / 1_000).toFixed(1);
    expect(read("docs/react.md")).toContain(`${kilobytes} kB (brotli)`);
  });

  it("has code that compiles, of what leadlight/react exports", async () => {
    const blocks = [...read("docs/react.md").matchAll(/```(tsx?)\n([\s\S]*?)```/g)];
    expect(blocks.length).toBeGreaterThan(4);
    const names = new Set<string>();
    for (const [, loader, code = ""] of blocks) {
      // One is the inside of a function.
      const whole = code.startsWith("return") ? `function inside() {${code}}` : code;
      await transform(whole, { loader: loader as "ts" | "tsx" });
      const [, imported = ""] = /import \{(.*)\} from "leadlight\/react"/.exec(code) ?? [];
      for (const each of imported.split(",")) names.add(each.replace("type", "").trim());
    }
    names.delete("");
    const exported = read("react/index.ts");
    expect(names.size).toBeGreaterThan(3);
    for (const name of names) expect(exported).toMatch(new RegExp(`\\b${name}\\b`));
    for (const name of exported.match(/\b(use|For)\w+|LeadlightProvider/g) ?? [])
      expect(read("docs/react.md")).toContain(name.replace("Props", ""));
  });
});

describe("docs/data-in.md", () => {
  it("has a row for every provider of webhooks, and the traits that fields are known as", () => {
    const text = read("docs/data-in.md");
    for (const name of Object.keys(providers)) expect(text).toContain(`| \`${name}\``);
    for (const trait of knownTraits) expect(text).toContain(`\`${trait}\``);
  });
});

describe("docs/errors.md", () => {
  it("has every problem of the table", () => {
    const names = [
      ...read("edge/api/middleware/problem.ts").matchAll(/^ {2}"?([a-z-]+)"?: \[(\d{3}),/gm),
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
  it.each([
    "README.md",
    "ARCHITECTURE.md",
    "CONTRIBUTING.md",
    "docs/gtm.md",
    "docs/react.md",
    "examples/03-react/README.md",
  ])("of %s leads somewhere", (file) => {
    for (const [, target = ""] of read(file).matchAll(/\]\((?!https?:|#)([^)#]+)/g)) {
      expect(() => readFileSync(join(rootDir, dirname(file), target))).not.toThrow();
    }
  });
});
