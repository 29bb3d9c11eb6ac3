import { env } from "cloudflare:workers";
import { decode } from "hono/jwt";
import { expect, it } from "vitest";
import type { VisitorId } from "../../../shared/identity/ids.ts";
import { b2b } from "../../../shared/model/templates/b2b.ts";
import { createPeople, views } from "../../../test/workerd/people.ts";
import { createKvTierCache } from "../../adapters/kv/tierCache.ts";
import type { Env } from "../../worker.ts";

const { DB, TIERS } = env as unknown as Env;
const segments = {
  reads_prices: { when: { count: { event: "page_view", pageType: "pricing" }, atLeast: 1 } },
  keen: { title: "Keen", when: { score: { atLeast: 30 } } },
};

it("answers a visitor with its own segments, back ends with those of each lead, and filters lists by them", async () => {
  const people = await createPeople(DB);
  const document = { ...b2b, segments };
  expect((await people.ask("POST", "/v1/model/publish", { document })).status).toBe(201);
  const [keen, other] = [people.browser(), people.browser()];
  await other.does(views("/pricing"));
  const { body } = await keen.does(views("/case-studies/a"), views("/case-studies/b"));
  expect(body.segments).toEqual(["keen"]);
  expect(decode(body.token as string).payload).toMatchObject({ t: body.tier, g: "keen" });
  expect((await other.me()).body.segments).toEqual(["reads_prices"]);
  await keen.does(views("/pricing"));
  const both = ["reads_prices", "keen"];
  const remembered = () => createKvTierCache(TIERS).get(keen.visitor as VisitorId);
  await expect.poll(remembered).toMatchObject({ segments: both });
  expect((await people.lead(keen.visitor)).segments).toEqual(both);
  expect((await people.explain(keen.visitor)).segments).toEqual(both);
  const past = await people.ask("GET", `/v1/leads/${keen.visitor}/explain?at=2020-01-01`);
  expect(past.body.segments).toEqual([]);
  const listed = async (segment: string) =>
    (await people.ask("GET", `/v1/leads?segment=${segment}&fields=lead,segments`)).body.leads;
  await expect.poll(() => listed("keen")).toEqual([{ lead: keen.visitor, segments: both }]);
  await expect.poll(() => listed("reads_prices")).toHaveLength(2);
  expect(await listed("kee")).toEqual([]);
});

it("fills a segment that is published later, though no points change", async () => {
  const people = await createPeople(DB);
  const visitor = people.browser();
  await visitor.does(views("/pricing"));
  await expect.poll(async () => (await people.ask("GET", "/v1/leads")).body.leads).toHaveLength(1);
  const document = { ...b2b, segments };
  expect((await people.ask("POST", "/v1/model/publish", { document })).status).toBe(201);
  const listed = async () =>
    (await people.ask("GET", "/v1/leads?segment=reads_prices&fields=lead")).body.leads;
  await expect.poll(listed).toEqual([{ lead: visitor.visitor }]);
});
