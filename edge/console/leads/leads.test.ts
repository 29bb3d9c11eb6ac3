import { describe, expect, it } from "vitest";
import { createConsole, keys, origin, textOf, view, visitorOf } from "../console.fixture.ts";
import { nicknameOf } from "../shell/nickname.ts";

const hotPath = [
  view("/"),
  view("/product/a"),
  view("/product/b"),
  view("/pricing"),
  view("/case-studies/a"),
  view("/case-studies/b"),
];
const rowsOf = (page: string) =>
  [...page.matchAll(/<tr role="row" data-key="([\w-]+)"/g)].map(([, id]) => id);

describe("the list of leads", () => {
  it("ranks leads by lead score, highest first", async () => {
    const { collect, visitor } = createConsole();
    await collect(visitorOf(1), [view("/pricing")]);
    await collect(visitorOf(2), hotPath);
    await collect(visitorOf(3), [view("/")]);
    await collect(visitorOf(2), [
      { type: "identify", traits: { companySize: 900 }, verified: true, agoMs: 0 },
    ]);
    const page = await (await visitor()).read("/console/leads");
    expect(rowsOf(page)).toEqual([visitorOf(2), visitorOf(1), visitorOf(3)]);
    const text = textOf(page);
    expect(text).toContain("1–3 of 3 leads, by lead score");
    expect(text).toMatch(/81 61 behavior \+ 20 fit hot MQL Grade B Priority urgent/);
    expect(text).toContain(nicknameOf(visitorOf(2) as never));
  });

  it("filters by tier, and counts each", async () => {
    const { collect, visitor } = createConsole();
    await collect(visitorOf(1), hotPath);
    await collect(visitorOf(2), [view("/")]);
    await collect(visitorOf(3), [
      view("/"),
      { type: "identify", traits: { email: "a@rival.example" }, agoMs: 0 },
    ]);
    const { read, get } = await visitor();
    const all = textOf(await read("/console/leads"));
    expect(all).toMatch(/All 2 hot 1 warm 0 cold 1 disqualified 1/);
    expect(all).toContain("1 disqualified hidden");
    expect(rowsOf(await read("/console/leads?tier=hot"))).toEqual([visitorOf(1)]);
    const off = await read("/console/leads?tier=disqualified");
    expect(rowsOf(off)).toHaveLength(1);
    expect(textOf(off)).toContain("a@rival.example");
    expect(textOf(off)).toContain("−995 5 behavior + 0 fit − 1,000");
    expect((await get("/console/leads?tier=nonsense")).headers.get("location")).toBe(
      "/console/leads",
    );
  });

  it("shows the whole list page by page, each lead once", async () => {
    const { collect, visitor } = createConsole();
    for (let number = 0; number < 120; number++) {
      await collect(visitorOf(number), [view(number % 3 === 0 ? "/pricing" : "/")]);
    }
    const { read, get } = await visitor();
    const seen: (string | undefined)[] = [];
    const summaries: (string | undefined)[] = [];
    let url: string | undefined = "/console/leads";
    while (url !== undefined) {
      const page = await read(url);
      seen.push(...rowsOf(page));
      summaries.push(/\d+–\d+ of \d+ leads/.exec(textOf(page))?.[0]);
      expect(page.includes("First page")).toBe(url !== "/console/leads");
      url = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll("&amp;", "&");
    }
    expect(summaries).toEqual(["1–50 of 120 leads", "51–100 of 120 leads", "101–120 of 120 leads"]);
    expect(new Set(seen).size).toBe(120);
    expect((await get("/console/leads?cursor=nonsense")).headers.get("location")).toBe(
      "/console/leads",
    );
  });

  it("shows a site's leads to no other site", async () => {
    const { collect, visitor } = createConsole();
    await collect(visitorOf(1), [view("/pricing")]);
    const page = await (await visitor(keys.other)).read("/console/leads");
    expect(rowsOf(page)).toEqual([]);
    expect(page).toContain("No visitors yet");
  });

  it("shows the tag to install while the site has no leads", async () => {
    const page = await (await createConsole().visitor()).read("/console/leads");
    const tag = `&lt;script async src=&quot;${origin}/leadlight.js&quot; data-site=&quot;demo&quot;&gt;&lt;/script&gt;`;
    expect(page).toContain(tag);
    expect(page).toContain(`data-copy="${tag}"`);
    expect(page).toContain("Then browse your site");
    expect(page).toContain("https://www.demo.example");
  });

  it("says why a filter shows nothing", async () => {
    const { collect, visitor } = createConsole();
    await collect(visitorOf(1), [view("/")]);
    const page = textOf(await (await visitor()).read("/console/leads?tier=hot"));
    expect(page).toContain("No hot leads");
    expect(page).toContain("A lead is hot from a lead score of 60.");
    expect(page).not.toContain("No visitors yet");
  });

  it("searches by email, by company and by lead ID", async () => {
    const { collect, visitor } = createConsole();
    for (const [number, email] of ["ann@acme.example", "bob@acme.example"].entries()) {
      const traits = { email, company: number === 0 ? "Widgets Inc" : "Gears Ltd" };
      await collect(visitorOf(number), [
        view("/pricing"),
        { type: "identify", traits, verified: true },
      ]);
    }
    const { get, read } = await visitor();
    const found = await get(`/console/leads?q=+${visitorOf(7)}+`);
    expect(found.headers.get("location")).toBe(`/console/leads/${visitorOf(7)}`);
    const people = async (q: string) =>
      [...(await read(`/console/leads?q=${q}`)).matchAll(/data-row="true">([^<]+)</g)].map(
        ([, name]) => name,
      );
    expect(await people("ANN")).toEqual(["ann@acme.example"]);
    expect(await people("gears")).toEqual(["bob@acme.example"]);
    expect(await people("acme")).toHaveLength(2);
    expect(textOf(await read("/console/leads?q=acme"))).toContain("1–2 for “acme”, by lead score");
    const page = await read("/console/leads?q=%22%3E%3Cscript%3E");
    expect(page).toContain("No leads found for “&quot;&gt;&lt;script&gt;”");
    expect(page).not.toContain('"><script>');
  });

  it("refreshes by itself", async () => {
    const page = await (await createConsole().visitor()).read("/console/leads");
    expect(page).toContain('data-live-switch="4"');
    expect(page).toContain("<div data-live");
  });

  it("is the first page of the console", async () => {
    const { get } = await createConsole().visitor();
    expect((await get("/console")).headers.get("location")).toBe("/console/leads");
    expect((await get("/console/leads/")).headers.get("location")).toMatch(/\/console\/leads$/);
  });
});
