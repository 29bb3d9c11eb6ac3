import { describe, expect, it } from "vitest";
import { testSite } from "../../adapters/contracts/memory.ts";
import { openSecrets } from "../../handoffs/ruleSecrets.ts";
import { createConsole, keys, textOf } from "../console.fixture.ts";

const path = "/console/handoffs/rules";
const document = {
  specVersion: 1,
  pools: { dach: { by: "account", people: ["ann"] } },
  people: { ann: { email: "ann@acme.example" } },
  destinations: {
    hook: { type: "webhook", url: "https://hook.example/in", secret: `whsec_${"A".repeat(43)}=` },
  },
  rules: [
    {
      title: "DACH",
      when: { stages: ["SQL"], countries: ["DE", "AT"] },
      to: ["hook"],
      owner: "dach",
    },
  ],
};

async function open() {
  const console_ = createConsole();
  const { read, post } = await console_.visitor(keys.demo);
  const tag = async () => /name="tag" value="([^"]*)"/.exec(await read(path))?.[1] ?? "";
  const save = async (rules: object, seen?: string) =>
    post(path, { tag: seen ?? (await tag()), document: JSON.stringify(rules) });
  return { ...console_, read, post, tag, save };
}

describe("the page of routing rules", () => {
  it("starts with an example that does not apply", async () => {
    const { read, ports } = await open();
    const text = textOf(await read(path));
    expect(text).toContain("This is an example; nothing is saved yet.");
    expect(await ports.handoffRules.find(testSite)).toBeNull();
  });

  it("saves rules, shows them in words, and never shows a secret again", async () => {
    const { read, save, ports } = await open();
    const answer = await save(document);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, `${path}?saved=1`]);
    const html = await read(`${path}?saved=1`);
    const text = textOf(html);
    expect(text).toContain("Saved.");
    expect(text).toContain("DACH SQL, in DE or AT → hook; owner: dach");
    expect(html).not.toContain("whsec_");
    expect(html).toContain("(hidden)");

    const hidden = { ...document.destinations.hook, secret: "(hidden)" };
    await save({ ...document, destinations: { hook: hidden }, paused: true });
    const saved = await ports.handoffRules.find(testSite);
    expect(saved?.paused).toBe(true);
    const { vault } = ports;
    const config = saved?.destinations.hook;
    expect(JSON.stringify(config)).not.toContain(document.destinations.hook.secret);
    const opened = config && (await openSecrets(testSite, "hook", config, vault));
    expect(opened).toEqual(document.destinations.hook);
  });

  it("shows errors with their place, keeps the text, and saves nothing", async () => {
    const { post, tag, save, ports } = await open();
    const refused = await save({ ...document, rules: [{ title: "To nowhere", to: ["nowhere"] }] });
    expect(refused.status).toBe(422);
    const html = await refused.text();
    expect(textOf(html)).toContain("rules.0.to there is no destination");
    expect(html).toContain("To nowhere");
    const broken = await post(path, { tag: await tag(), document: "{" });
    expect(textOf(await broken.text())).toContain("This is not JSON");
    expect(await ports.handoffRules.find(testSite)).toBeNull();
  });

  it("does not overwrite the changes of someone else", async () => {
    const { save, tag, ports } = await open();
    const seen = await tag();
    await save(document);
    const late = await save({ ...document, rules: [] }, seen);
    expect(late.status).toBe(422);
    expect(textOf(await late.text())).toContain("The rules were changed by someone else");
    expect((await ports.handoffRules.find(testSite))?.rules).toHaveLength(1);
  });

  it("tests a destination, and shows the result without the answer", async () => {
    const { post, save, ports } = await open();
    await save(document);
    const test = "/console/handoffs/destinations/hook/test";
    expect(textOf(await (await post(test)).text())).toContain("hook: it accepted the lead");
    Object.assign(ports, { outbound: async () => new Response("inside", { status: 500 }) });
    const failed = await (await post(test)).text();
    expect(textOf(failed)).toContain("hook: It answered 500.");
    expect(failed).not.toContain("inside");
    expect((await post("/console/handoffs/destinations/other/test")).status).toBe(404);
  });
});
