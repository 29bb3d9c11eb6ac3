import { describe, expect, it } from "vitest";
import { b2b } from "../../../shared/model/templates/b2b.ts";
import { testSite } from "../../adapters/contracts/memory.ts";
import { createConsole, keys, textOf, view, visitorOf } from "../console.fixture.ts";
import { edit, editor, fieldOf, preview, priced, pricingRule, publish } from "./editor.fixture.ts";

describe("the model's page", () => {
  it("shows the default model in words: rules by kind with points, thresholds, page types", async () => {
    const { read } = await editor();
    const text = textOf(await read("/console/model"));
    for (const said of [
      "Default model",
      "Behavior rules what they do",
      "Viewed the pricing page a page of type pricing; once +10",
      "SQL from 100 with grade C or better , drops below 90",
      "hot from 60",
      "pricing /pricing/**",
      "Edit model",
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain("Re-scoring");
  });

  it("shows that there is a draft", async () => {
    const { read, save } = await editor();
    expect((await save(priced(12))).headers.get("location")).toBe(edit);
    const text = textOf(await read("/console/model"));
    expect(text).toContain("Draft by test, saved just now");
    expect(text).toContain("Edit draft");
    expect(text).toContain("Default model");
  });

  it("shows the progress of re-scoring, there and above the list, and refreshes it", async () => {
    const { read, collect, ports } = await editor();
    for (const number of [1, 2, 3, 4, 5]) await collect(visitorOf(number), [view("/")]);
    const model = { document: b2b, author: "Ann", note: "", publishedAt: 1, restores: null };
    await ports.versions.publish(testSite, model, null, false);
    const first = await ports.rescores.find(testSite);
    if (first === null) throw new Error("no re-score");
    const none = { changed: [], unchanged: [] };
    await ports.rescores.advance(first, { ...first, done: 2 }, none);
    for (const path of ["/console/model", "/console/leads"]) {
      const page = await read(path);
      expect(textOf(page)).toContain("Re-scoring with version 1: 40 % 2 of 5 leads");
      expect(page).toMatch(/data-live-switch="[24]"/);
    }
    await ports.rescores.advance({ ...first, done: 2 }, { ...first, done: 5 }, none);
    const page = await read("/console/model");
    expect(textOf(page)).not.toContain("Re-scoring");
    expect(page).not.toContain("data-live-switch");
  });

  it("shows another site's key another site's model", async () => {
    const at = createConsole();
    const demo = await editor(at);
    await demo.save(priced(77));
    await demo.publishDraft();
    const page = await (await at.visitor(keys.other)).read("/console/model");
    expect(textOf(page)).toContain("Default model");
    expect(page).not.toContain("+77");
  });
});

describe("the editor", () => {
  it("shows every error with its line, and keeps the text", async () => {
    const { save, read } = await editor();
    const bad = JSON.stringify(JSON.parse(priced(12)), null, 2)
      .replace('"basis": "total"', '"basis": "luck"')
      .replace('"points": 12', '"points": "<many>"');
    const answer = await save(bad);
    expect(answer.status).toBe(422);
    const page = await answer.text();
    const lines = bad.split("\n");
    for (const [at, part] of [
      ["basis", '"basis": "luck"'],
      [`rules.${pricingRule}.points`, '"points": "<many>"'],
    ] as const) {
      const line = lines.findIndex((text) => text.includes(part)) + 1;
      expect(textOf(page)).toContain(`line ${line} ${at}`);
    }
    expect(page).toContain("&quot;&lt;many&gt;&quot;");
    expect(page).toContain('data-draft="changed"');
    expect(await read("/console/model")).not.toContain("Draft by");
  });

  it("shows where a text is not JSON", async () => {
    const { save } = await editor();
    const text = textOf(await (await save('{ "a": 1, }')).text());
    expect(text).toContain("This is not JSON:");
    expect(text).toContain("position");
  });

  it("saves a model with warnings", async () => {
    const { save, read } = await editor();
    await save(JSON.stringify({ ...b2b, stages: [{ name: "Never", atLeast: 90_000 }], rules: [] }));
    const text = textOf(await read(edit));
    expect(text).toContain("Saved with warnings");
    expect(text).toContain("no lead can have 90000");
    expect(text).toContain("Saved by test");
  });

  it("does not overwrite another editor's draft unseen, and keeps the text", async () => {
    const { read, post, save } = await editor();
    const tag = fieldOf(await read(edit), "tag");
    await save(priced(11));
    const late = await post(edit, { tag, document: priced(12), action: "save" });
    expect(late.status).toBe(422);
    const page = await late.text();
    expect(textOf(page)).toContain("This draft was changed by someone else");
    expect(page).toContain("&quot;points&quot;:12");
    expect(await read(edit)).toContain("&quot;points&quot;: 11");
    const again = await post(edit, {
      ...{ tag: fieldOf(page, "tag"), document: priced(12), action: "save" },
    });
    expect(again.status).toBe(303);
    expect(await read(edit)).toContain("&quot;points&quot;: 12");
  });

  it("discards a draft", async () => {
    const { save, read } = await editor();
    await save(priced(12));
    expect((await save("", "discard")).headers.get("location")).toBe("/console/model");
    expect(textOf(await read(edit))).toContain("No draft yet");
  });

  it("accepts a large model, up to 10 MB", async () => {
    const { post } = await editor();
    const large = (length: number) => post(edit, { tag: '"0.0"', document: "x".repeat(length) });
    expect((await large(100_000)).status).toBe(422);
    expect((await large(10_000_001)).status).toBe(413);
  });
});

describe("the preview", () => {
  it("explains itself while there is no draft", async () => {
    const { read, get } = await editor();
    expect(textOf(await read(preview))).toContain("No draft to preview");
    expect((await get(publish)).headers.get("location")).toBe("/console/model");
  });

  it("shows which leads change tier or stage, and why", async () => {
    const { collect, save, read } = await editor();
    await collect(visitorOf(1), [view("/pricing")]);
    await collect(visitorOf(2), [view("/")]);
    expect((await save(priced(70), "preview")).headers.get("location")).toBe(preview);
    const text = textOf(await read(preview));
    expect(text).toContain("1 of 2 leads would change");
    expect(text).toContain("compared with the default model");
    expect(text).toMatch(/MQL 1 lead .* 10 → 70 cold → hot/);
    expect(text).toContain("Viewed the pricing page +60");
  });

  it("says that there are no leads yet", async () => {
    const { save, read } = await editor();
    await save(priced(70));
    expect(textOf(await read(preview))).toContain("No leads yet");
  });

  it("adds slices until all leads are included, and starts again when something changed", async () => {
    const at = createConsole();
    const { collect, save, read, post, ports } = await editor(at);
    for (let number = 0; number < 5; number++) await collect(visitorOf(number), [view("/pricing")]);
    await save(priced(12));
    // Pages of two leads, one page a slice.
    const { read: pageOf } = ports.leadPages;
    Object.assign(ports.leadPages, {
      read: (query: Parameters<typeof pageOf>[0]) => {
        at.world.nowMs += 60_000;
        return pageOf({ ...query, limit: 2 });
      },
    });
    let page = await read(preview);
    const seen: string[] = [];
    for (let slice = 0; slice < 5; slice++) {
      seen.push(/(\d+) of \d+ leads?; the/.exec(textOf(page))?.[1] ?? "all");
      const next = fieldOf(page, "next");
      if (next === "") break;
      page = await (await post(preview, { next, summary: fieldOf(page, "summary") })).text();
    }
    expect(seen).toEqual(["2", "4", "all"]);
    expect(textOf(page)).toContain("5 of 5 leads would change");

    const first = await read(preview);
    await save(priced(13));
    const fields = { next: fieldOf(first, "next"), summary: fieldOf(first, "summary") };
    expect((await post(preview, fields)).headers.get("location")).toBe(preview);
    const forged = { next: fieldOf(await read(preview), "next"), summary: '{"leads":"many"}' };
    expect((await post(preview, forged)).status).toBe(303);
  });
});
