import { describe, expect, it } from "vitest";
import {
  createConsole,
  keys,
  type TestEvent,
  textOf,
  view,
  visitorOf,
} from "../console.fixture.ts";

const lead = visitorOf(1);
const page = `/console/leads/${lead}`;
const minute = 60_000;

/** The points of every contribution on the page. */
const pointsOf = (html: string): number[] =>
  [...html.matchAll(/data-key="\w+" data-value="(-?[\d.]+)"/g)]
    .slice(1)
    .map(([, points]) => Number(points));

describe("the page of a lead", () => {
  it("shows contributions that add up to the lead score", async () => {
    const { collect, visitor } = createConsole();
    await collect(lead, [
      view("/"),
      view("/pricing", minute),
      view("/careers", 2 * minute),
      view("/case-studies/a", 3 * minute),
      { type: "identify", traits: { title: "VP Sales", companySize: 900 }, verified: true },
    ]);
    const html = await (await visitor()).read(page);
    expect(pointsOf(html).reduce((sum, points) => sum + points, 0)).toBe(45);
    const text = textOf(html);
    expect(text).toContain("5 behavior + 40 fit add up to 45");
    expect(text).toMatch(/Looked at careers \/careers 1 time 2 min ago −25/);
    expect(text).toMatch(/VP or C-suite title: VP Sales.* active \+20/);
    expect(text).toContain("5 more to MQL (50)");
  });

  it("lists the rules that could not be evaluated, and why, and the priority", async () => {
    const { collect, visitor } = createConsole();
    await collect(lead, [
      view("/pricing"),
      { type: "identify", traits: { title: "CEO", companySize: "many" } },
    ]);
    const text = textOf(await (await visitor()).read(page));
    expect(text).toContain("3 rules could not be evaluated");
    expect(text).toContain("Company of 500 and more (+20) companySize: many (not a number)");
    expect(text).toContain("Priority high Tier warm");
  });

  it("shows the points above a group's cap", async () => {
    const { collect, visitor } = createConsole();
    await collect(
      lead,
      ["a", "b", "c", "d", "e"].map((name) => view(`/case-studies/${name}`)),
    );
    const html = await (await visitor()).read(page);
    const text = textOf(html);
    expect(text).toMatch(/5 times just now \+60 capped, from \+75/);
    expect(text).toContain("capped by &quot;Pages about the offer, at most 60&quot;");
    expect(html).toContain('class="cut-bar"');
    expect(text).toContain("1 contribution adds up to 60");
  });

  it("shows how many of several times count", async () => {
    const { collect, visitor } = createConsole();
    await collect(lead, [view("/pricing"), view("/pricing", minute), view("/pricing", 2 * minute)]);
    expect(textOf(await (await visitor()).read(page))).toContain("3 times, 1 counted just now +10");
  });

  it("keeps the points of a disqualified lead visible, and still adds up", async () => {
    const { collect, visitor } = createConsole();
    await collect(lead, [
      view("/pricing"),
      { type: "identify", traits: { email: "a@rival.example" } },
    ]);
    const text = textOf(await (await visitor()).read(page));
    expect(text).toContain("10 behavior − 1,000 disqualified add up to −990");
    expect(text).toContain("Without that, the lead score would be 10.");
  });

  it("lists events by visit, newest first, with the time on a page in its view", async () => {
    const { collect, visitor } = createConsole();
    const engagement = (engagedMs: number, agoMs: number): TestEvent => ({
      type: "engagement",
      page: { path: "/pricing" },
      view: "view-0001",
      engagedMs,
      agoMs,
    });
    await collect(lead, [
      { ...view("/", 100 * minute), referrer: "https://www.google.com/" } as TestEvent,
      { ...view("/pricing", 10 * minute), id: "view-0001" } as TestEvent,
      engagement(60_000, 9 * minute),
      engagement(124_000, 8 * minute),
      engagement(124_000, 7.5 * minute),
      {
        type: "file_download",
        page: { path: "/pricing" },
        file: "/files/price-list.pdf",
        agoMs: 7 * minute,
      },
    ]);
    const text = textOf(await (await visitor()).read(page));
    expect(text.slice(text.indexOf("Timeline"))).toMatch(
      new RegExp(
        [
          "Tuesday,? 17 November 2026 Visit 08:50 – 08:53 · 3 min · 2 events",
          "Downloaded price-list.pdf on /pricing 08:53",
          "Viewed /pricing pricing 2 min 4 s 08:50",
          ".*Visit 07:20 · 1 event Viewed / home from www.google.com 07:20",
        ].join(" "),
      ),
    );
    expect(text).not.toContain("1 min 08:5");
  });

  it("shows an event that a back end sent as off-site activity, in words", async () => {
    const { collect, visitor } = createConsole();
    await collect(lead, [
      view("/pricing", 120 * minute),
      { type: "custom", name: "deal_won", properties: { amount: 1_200 } },
    ]);
    expect(textOf(await (await visitor()).read(page))).toMatch(
      /Off-site activity 09:00 · 1 event Deal won amount: 1200 09:00/,
    );
  });

  it("shows older events on a separate page", async () => {
    const { collect, visitor } = createConsole();
    const views = Array.from({ length: 130 }, (_, index) =>
      view(`/blog/${index}`, (130 - index) * minute),
    );
    await collect(lead, views);
    const { read } = await visitor();
    const newest = await read(page);
    expect(newest).toContain("/blog/129<");
    expect(newest).not.toContain("/blog/29<");
    const older = /href="([^"#]+before=\d+)/.exec(newest)?.[1] ?? "";
    const rest = await read(older);
    expect(rest).toContain("/blog/29<");
    expect(rest).not.toContain("/blog/30<");
    expect(rest).not.toContain("Older events");
    expect(rest).not.toContain("data-live-switch");
  });

  it("marks which properties a system confirmed", async () => {
    const { collect, visitor } = createConsole();
    await collect(lead, [
      { type: "identify", traits: { title: "VP" }, verified: true },
      { type: "identify", traits: { industry: "SaaS" } },
    ]);
    const text = textOf(await (await visitor()).read(page));
    expect(text).toContain("industry SaaS not verified title VP ✓ verified");
  });

  it("shows hostile text as text", async () => {
    const { collect, visitor } = createConsole();
    const hostile = "<img src=x onerror=alert(1)>";
    await collect(lead, [
      {
        ...view(`/${hostile}`),
        referrer: `https://x/${hostile}`,
        campaign: { [hostile]: hostile },
      } as TestEvent,
      view("/pricing"),
      { type: "page_view", page: { path: "/x", type: `"${hostile}` } },
      { type: "file_download", page: { path: `/${hostile}` }, file: `/offer${hostile}` },
      { type: "form_submit", page: { path: "/" }, form: `"'${hostile}` },
      { type: "custom", name: hostile, properties: { [hostile]: hostile } },
      { type: "identify", traits: { [hostile]: hostile, title: `VP ${hostile}` } },
    ]);
    const html = await (await visitor()).read(page);
    expect(html).not.toContain("<img");
    expect(html).toContain("/&lt;img src=x onerror=alert(1)&gt;");
  });

  it("gives exact times in UTC, which browsers make local", async () => {
    const { collect, visitor } = createConsole();
    await collect(lead, [view("/pricing", 3 * minute)]);
    const html = await (await visitor()).read(page);
    expect(html).toMatch(
      /<time datetime="2026-11-17T08:57:00.000Z" data-format="ago" title="17 Nov 2026, 08:57 UTC">3 min ago</,
    );
    expect(html).toContain("<span data-zone>UTC</span>".replace("data-zone", 'data-zone="true"'));
  });

  it("answers 404 for an unknown lead, another site's lead and an invalid id", async () => {
    const { collect, visitor } = createConsole();
    await collect(lead, [view("/pricing")]);
    const { get } = await visitor(keys.other);
    for (const id of [lead, visitorOf(9), "nonsense", "%3Cscript%3E"]) {
      const answer = await get(`/console/leads/${id}`);
      expect(answer.status).toBe(404);
      const html = await answer.text();
      expect(html).toContain("Lead not found");
      expect(html).toContain("Sign out");
    }
    expect((await get("/console/nothing")).status).toBe(404);
  });

  it("shows the next automatic change, if there is one", async () => {
    const { collect, visitor } = createConsole();
    await collect(visitorOf(1), [view("/case-studies/a"), view("/case-studies/b")]);
    await collect(visitorOf(2), [view("/")]);
    const { read } = await visitor();
    const warm = textOf(await read(`/console/leads/${visitorOf(1)}`));
    // 90 days without activity take 20 of 30 points: no longer warm.
    expect(warm).toContain("Next automatic change: ");
    expect(textOf(await read(`/console/leads/${visitorOf(2)}`))).not.toContain(
      "Next automatic change",
    );
  });
});
