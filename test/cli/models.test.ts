import { mkdtemp, readdir, readFile, rename, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { templates } from "../../shared/model/templates/templates.ts";
import { runCli } from "./runCli.ts";

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "leadlight-models-"));
});

const inFolder = (file: string) => join(folder, file);
const edit = async (file: string, change: (text: string) => string) =>
  writeFile(inFolder(file), change(await readFile(inFolder(file), "utf8")));

describe("leadlight init", () => {
  // templates.test.ts tests the leads of every template; this tests the files.
  it.each(["b2b", "hot_cold", "ecommerce"])(
    "writes %s with golden leads that pass",
    async (template) => {
      const out = inFolder("model.yaml");
      expect((await runCli("init", "--template", template, "--out", out)).code).toBe(0);
      expect((await readdir(folder)).sort()).toEqual(["model.leads.yaml", "model.yaml"]);
      const { code, stdout } = await runCli("test", "--model", out);
      expect([code, /^\d+ passed, 0 failed$/m.test(stdout)], stdout).toEqual([0, true]);
    },
  );

  it("never writes over a file, neither the model nor its leads", async () => {
    await writeFile(inFolder("model.leads.json"), "mine");
    const { code, stderr } = await runCli("init", "--out", inFolder("model.json"));
    expect([code, stderr.includes("model.leads.json exists already")]).toEqual([1, true]);
    expect(await readdir(folder)).toEqual(["model.leads.json"]);
  });
});

describe("leadlight test", () => {
  beforeEach(() => runCli("init", "--out", inFolder("model.json")));

  it("reports what differs and which rules counted, and ends with 1", async () => {
    await edit("model.json", (text) => text.replace('"points": 30', '"points": 31'));
    const { code, stdout } = await runCli("test", inFolder("model.leads.json"));
    expect(code).toBe(1);
    expect(stdout).toMatch(/FAIL {2}a VP of a mid-sized company/);
    expect(stdout).toMatch(/demo_request +30 +31\n/);
    expect(stdout).toMatch(/total +75 +76\n/);
    expect(stdout).toMatch(/\+31 {2}demo_request: demo\n/);
    expect(stdout).toMatch(/\d+ passed, [1-9]\d* failed\n$/);
  });

  it("prints the same as JSON", async () => {
    await edit("model.json", (text) => text.replace('"points": 30', '"points": 31'));
    const { code, stdout } = await runCli("test", inFolder("model.leads.json"), "--json");
    const { failed, files } = JSON.parse(stdout);
    expect([code, failed > 0, files.length]).toEqual([1, true, 1]);
    expect(files[0].outcomes[0]).toMatchObject({
      differences: expect.arrayContaining([{ field: "total", expected: 75, actual: 76 }]),
      contributions: expect.arrayContaining([expect.objectContaining({ rule: "demo_request" })]),
    });
  });

  it("finds all golden leads beside the model, each by its own model if it has one", async () => {
    await runCli("init", "--template", "ecommerce", "--out", inFolder("shop.yaml"));
    const named = await runCli("test", "--model", inFolder("shop.yaml"));
    expect(named.stdout).toContain("shop.leads.yaml, by");
    expect(named.stdout).not.toContain("model.leads.json, by");
    await rename(inFolder("model.leads.json"), inFolder("sales.leads.json"));
    const both = await runCli("test", inFolder("sales.leads.json"), inFolder("shop.leads.yaml"));
    expect(both.stdout).toContain(`sales.leads.json, by ${inFolder("model.json")}`);
    expect(both.stdout).toContain(`shop.leads.yaml, by ${inFolder("shop.yaml")}`);
    expect(both.code).toBe(0);
  });

  it("ends with 2, and line and column, when a file is not YAML", async () => {
    await writeFile(
      inFolder("model.leads.yaml"),
      'leads:\n  - name: a\n    expect: { total: 1\n  b: "\n',
    );
    const { code, stderr } = await runCli("test", inFolder("model.leads.yaml"));
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/model\.leads\.yaml:\d:\d+ is not YAML: /),
    ]);
  });

  it.each([
    ["leads: []", "has no golden leads:\n  leads: "],
    ["leads: [{ name: a, events: [], expect: { totl: 1 } }]", "leads.0.expect: "],
    ["leads: *none", "is not YAML: "],
    ["name: a\nname: b", ":2:1 is not YAML: Map keys must be unique"],
  ])("ends with 2 when the leads are %j", async (text, message) => {
    await writeFile(inFolder("broken.leads.yml"), text);
    const { code, stderr } = await runCli("test", inFolder("broken.leads.yml"));
    expect([code, stderr.includes(message)], stderr).toEqual([2, true]);
  });

  it("ends with 2 when there is nothing to test", async () => {
    const { code, stderr } = await runCli(
      "test",
      "--model",
      join(folder, "..", "none", "model.json"),
    );
    expect([code, stderr.length > 0]).toEqual([2, true]);
  });
});

describe("leadlight check", () => {
  it("lists every fault of a model in YAML, and warnings of one that is valid", async () => {
    const file = inFolder("model.yaml");
    await runCli("init", "--out", file);
    expect(await runCli("check", file)).toMatchObject({ code: 0, stderr: "" });
    await edit("model.yaml", (text) => text.replace("pageType: home", 'object: "home"'));
    const warned = await runCli("check", file);
    expect(warned.stdout).toContain('rules.0.on.object: "home" matches no path');
    await edit("model.yaml", (text) =>
      text
        .replace("event: page_view", "event: pageview")
        .replace("hysteresis: 10", "hysteresis: 90"),
    );
    const refused = await runCli("check", file);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain(
      'rules.0.on.event: "pageview" is not known: did you mean "page_view"?',
    );
    expect(refused.stderr).toContain("stages.0.hysteresis: SQL is left only below 10");
  });

  it("refuses ten thousand rules and five megabytes with the figures", async () => {
    const rule = { id: "r", title: "R", kind: "interest", points: 1, on: { event: "custom" } };
    const rules = Array.from({ length: 10_000 }, (_, index) => ({ ...rule, id: `r${index}` }));
    const many = JSON.stringify({ ...templates.b2b, rules });
    await writeFile(inFolder("many.json"), many);
    expect((await runCli("check", inFolder("many.json"))).stderr).toContain(
      "rules: are 10,000; 2,000 are allowed: take out 8,000",
    );
    await writeFile(inFolder("large.json"), `${many}${" ".repeat(5_000_001)}`);
    expect((await runCli("check", inFolder("large.json"))).stderr).toMatch(
      /large\.json cannot be read: \d+ bytes; 5000000 are allowed/,
    );
  });
});

describe("leadlight describe", () => {
  it("describes a model in words", async () => {
    await runCli("init", "--out", inFolder("model.json"));
    const { code, stdout } = await runCli("describe", inFolder("model.json"));
    expect(code).toBe(0);
    expect(stdout).toMatch(/\| Viewed the pricing page +\| 10 +\| a page of type pricing; once/);
  });
});
