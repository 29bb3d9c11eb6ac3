import { describe, expect, it } from "vitest";
import { b2b } from "../../../shared/model/templates/b2b.ts";
import { testSite } from "../../adapters/contracts/memory.ts";
import { createConsole, keys, textOf, view, visitorOf } from "../console.fixture.ts";

const edit = "/console/model/edit";
const preview = "/console/model/preview";
const publish = "/console/model/publish";

const pricingRule = b2b.rules.findIndex(({ id }) => id === "pricing_page");

/** The default model with other points for the pricing page. */
const priced = (points: number) =>
  JSON.stringify({
    ...b2b,
    rules: b2b.rules.map((rule) => (rule.id === "pricing_page" ? { ...rule, points } : rule)),
  });

const fieldOf = (page: string, name: string): string =>
  (new RegExp(`name="${name}" value="([^"]*)"`).exec(page)?.[1] ?? "").replaceAll("&quot;", '"');

async function editor(at = createConsole()) {
  const visitor = await at.visitor();
  const save = async (document: string, action = "save") => {
    const tag = fieldOf(await visitor.read(edit), "tag");
    return visitor.post(edit, { tag, document, action });
  };
  const publishDraft = async (note = "") => {
    const tag = fieldOf(await visitor.read(publish), "tag");
    return visitor.post(publish, { tag, note });
  };
  return { ...at, ...visitor, save, publishDraft };
}

describe("the model's page", () => {
  it("shows the default model in words: rules by kind with points, thresholds, page types", async () => {
    const { read } = await editor();
    const text = textOf(await read("/console/model"));
    for (const said of [
      "The default model is where every site begins",
      "Interest what they do",
      "Viewed the pricing page a page of type pricing; once +10",
      "SQL from 100 with grade C or better , kept down to 90",
      "hot from 60",
      "pricing /pricing/**",
      "Change it",
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain("Re-scoring");
  });

  it("tells of a draft that waits", async () => {
    const { read, save } = await editor();
    expect((await save(priced(12))).headers.get("location")).toBe(edit);
    const text = textOf(await read("/console/model"));
    expect(text).toContain("There is a draft by test, saved just now");
    expect(text).toContain("Edit the draft");
    expect(text).toContain("The default model");
  });

  it("shows how far re-scoring has come, there and over the list, live", async () => {
    const { read, tell, ports } = await editor();
    for (const number of [1, 2, 3, 4, 5]) await tell(visitorOf(number), [view("/")]);
    const model = { document: b2b, author: "Ann", note: "", publishedAt: 1, restores: null };
    await ports.versions.publish(testSite, model, null, false);
    const first = await ports.rescores.find(testSite);
    if (first === null) throw new Error("no re-score");
    const none = { changed: [], unchanged: [] };
    await ports.rescores.advance(first, { ...first, done: 2 }, none);
    for (const path of ["/console/model", "/console/leads"]) {
      const page = await read(path);
      expect(textOf(page)).toContain("Re-scoring by version 1: 40 % 2 of 5 leads");
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
    expect(textOf(page)).toContain("The default model");
    expect(page).not.toContain("+77");
  });
});

describe("the editor", () => {
  it("shows every fault with its line, and keeps what was typed", async () => {
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
    expect(await read("/console/model")).not.toContain("There is a draft");
  });

  it("says what is no JSON, and where", async () => {
    const { save } = await editor();
    const text = textOf(await (await save('{ "a": 1, }')).text());
    expect(text).toContain("This is not JSON:");
    expect(text).toContain("position");
  });

  it("saves what it warns of", async () => {
    const { save, read } = await editor();
    await save(JSON.stringify({ ...b2b, stages: [{ name: "Never", atLeast: 90_000 }], rules: [] }));
    const text = textOf(await read(edit));
    expect(text).toContain("Saved, but is this meant?");
    expect(text).toContain("no lead can have 90000");
    expect(text).toContain("Saved by test");
  });

  it("does not overwrite another editor's draft unseen, and gives the text back", async () => {
    const { read, post, save } = await editor();
    const tag = fieldOf(await read(edit), "tag");
    await save(priced(11));
    const late = await post(edit, { tag, document: priced(12), action: "save" });
    expect(late.status).toBe(422);
    const page = await late.text();
    expect(textOf(page)).toContain("Somebody else has saved or published meanwhile");
    expect(page).toContain("&quot;points&quot;:12");
    expect(await read(edit)).toContain("&quot;points&quot;: 11");
    const again = await post(edit, {
      ...{ tag: fieldOf(page, "tag"), document: priced(12), action: "save" },
    });
    expect(again.status).toBe(303);
    expect(await read(edit)).toContain("&quot;points&quot;: 12");
  });

  it("throws a draft away", async () => {
    const { save, read } = await editor();
    await save(priced(12));
    expect((await save("", "discard")).headers.get("location")).toBe("/console/model");
    expect(textOf(await read(edit))).toContain("Nothing is saved yet");
  });

  it("takes a large model, and no more than 10 MB", async () => {
    const { post } = await editor();
    const large = (length: number) => post(edit, { tag: '"0.0"', document: "x".repeat(length) });
    expect((await large(100_000)).status).toBe(422);
    expect((await large(10_000_001)).status).toBe(413);
  });
});

describe("the preview", () => {
  it("says what it is for while there is no draft", async () => {
    const { read, get } = await editor();
    expect(textOf(await read(preview))).toContain("No draft to preview");
    expect((await get(publish)).headers.get("location")).toBe("/console/model");
  });

  it("shows who moves, between which tiers and stages, and why", async () => {
    const { tell, save, read } = await editor();
    await tell(visitorOf(1), [view("/pricing")]);
    await tell(visitorOf(2), [view("/")]);
    expect((await save(priced(70), "preview")).headers.get("location")).toBe(preview);
    const text = textOf(await read(preview));
    expect(text).toContain("1 of 2 leads would change");
    expect(text).toContain("against the default model");
    expect(text).toMatch(/MQL 1 lead .* 10 → 70 cold → hot/);
    expect(text).toContain("Viewed the pricing page +60");
  });

  it("says that there is nobody yet", async () => {
    const { save, read } = await editor();
    await save(priced(70));
    expect(textOf(await read(preview))).toContain("No leads yet");
  });

  it("adds slice to slice until all leads are in, and begins again when something changed", async () => {
    const at = createConsole();
    const { tell, save, read, post, ports } = await editor(at);
    for (let number = 0; number < 5; number++) await tell(visitorOf(number), [view("/pricing")]);
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

describe("publishing", () => {
  it("asks first, with what changes, and then scores everyone by it", async () => {
    const { tell, save, read, publishDraft } = await editor();
    await tell(visitorOf(1), [view("/pricing")]);
    await save(priced(70));
    const asked = textOf(await read(publish));
    expect(asked).toContain("Publish version 1");
    expect(asked).toMatch(/Viewed the pricing page pricing_page points 10 → 70/);
    const answer = await publishDraft("Pricing counts");
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/console/model"]);
    expect(textOf(await read("/console/model"))).toContain(
      "Version 1 by test, just now Pricing counts",
    );
    expect(textOf(await read("/console/leads"))).toContain("70 score + 0 fit hot MQL");
    expect(textOf(await read("/console/model"))).toContain(
      "1 lead changed stage by this version alone",
    );
  });

  it("publishes once when the button is pressed twice, and says so", async () => {
    const { save, read, post } = await editor();
    await save(priced(70));
    const tag = fieldOf(await read(publish), "tag");
    expect((await post(publish, { tag })).status).toBe(303);
    const again = await post(publish, { tag });
    expect(again.status).toBe(409);
    expect(textOf(await again.text())).toContain("Somebody else was faster");
  });
});

describe("the history", () => {
  it("says what it is for while nothing was published", async () => {
    const { read } = await editor();
    expect(textOf(await read("/console/model/history"))).toContain("Nothing was published yet");
  });

  it("lists versions with author and note, shows what each changed, and goes back to it", async () => {
    const { tell, save, read, post, get, publishDraft } = await editor();
    await tell(visitorOf(1), [view("/pricing")]);
    for (const points of [20, 70]) {
      await save(priced(points));
      await publishDraft(`to ${points}`);
    }
    const history = textOf(await read("/console/model/history"));
    expect(history).toMatch(/Version 2 by test, just now to 70 scores now .* Version 1 .* to 20/);
    const page = await read("/console/model/versions/1");
    expect(textOf(page)).toMatch(/What it changed in the default model .* points 10 → 20/);
    expect(textOf(page)).toMatch(/Go back to it .* points 70 → 20/);
    const back = await post("/console/model/versions/1/rollback", {
      ...{ tag: fieldOf(page, "tag"), note: "Too much" },
    });
    expect(back.headers.get("location")).toBe("/console/model");
    expect(textOf(await read("/console/model"))).toContain(
      "Version 3 by test, just now , version 1 again Too much",
    );
    expect(textOf(await read("/console/leads"))).toContain("20 score + 0 fit");
    expect((await get("/console/model/versions/99")).status).toBe(404);
    expect((await get("/console/model/versions/x")).status).toBe(404);
  });
});
