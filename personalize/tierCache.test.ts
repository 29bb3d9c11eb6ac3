import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { signTier } from "../edge/identity/tierToken.ts";
import type { VisitorId } from "../shared/identity/ids.ts";
import { demoSite } from "../test/workerd/memoryPorts.ts";
import { type EdgeLead, type FetchOrigin, type PersonalizeOptions, personalize } from "./index.ts";

const { key: site, secret } = demoSite as { key: typeof demoSite.key; secret: string };
const page = `<p data-leadlight-show="hot">HOT</p><p data-leadlight-hide="hot">COLD</p>`;
const shared = { "cache-control": "public, max-age=600", etag: '"v1"' };

/** A site that counts how often its origin is asked. */
function createSite(
  headers: Record<string, string> = shared,
  status = 200,
  bodyFor: (lead: () => Promise<EdgeLead>) => Promise<string> = async () => page,
) {
  const address = `https://www.example.com/${crypto.randomUUID()}?q=1`;
  let asked = 0;
  const origin: FetchOrigin = async (request, lead) => {
    asked++;
    expect(request.headers.get("if-none-match")).toBeNull();
    return new Response(await bodyFor(lead), {
      status,
      headers: { "content-type": "text/html", ...headers },
    });
  };
  const open = async (
    who: string | EdgeLead | null,
    more: Record<string, string> = {},
    url = address,
    options: Partial<PersonalizeOptions> = {},
  ): Promise<Response> => {
    const visitor = crypto.randomUUID().replaceAll("-", "") as VisitorId;
    const lead = typeof who === "string" ? { tier: who, segments: [] } : who;
    const now = { visitor, nextChangeAt: null };
    const token = lead && (await signTier({ ...now, ...lead }, demoSite, Date.now()));
    const request = new Request(url, {
      headers: {
        accept: "text/html",
        ...(token && { cookie: `leadlight_tier=${token}` }),
        ...more,
      },
    });
    const context = createExecutionContext();
    const page = personalize({ site, secret, cacheByTier: true, ...options });
    const answer = await page(request, origin, context);
    const body = await answer.text();
    await waitOnExecutionContext(context);
    return new Response(body || null, answer);
  };
  return { open, address, asked: () => asked };
}

describe("cacheByTier", () => {
  it("asks the origin once for each tier, and gives each visitor its own tier's page", async () => {
    const { open, asked } = createSite();
    const seen: string[] = [];
    for (const tier of ["hot", null, "hot", "cold", "warm", "warm", "hot"]) {
      seen.push(await (await open(tier)).text());
    }
    const [hot, cold] = ["<p>HOT</p>", "<p>COLD</p>"];
    expect(seen).toEqual([hot, cold, hot, cold, cold, cold, hot]);
    expect(asked()).toBe(3);
  });

  it("keeps what an origin that renders by tier itself made for each", async () => {
    const { open, asked } = createSite(shared, 200, async (lead) => (await lead()).tier);
    const seen: string[] = [];
    for (const tier of ["hot", null, "hot", "cold"]) seen.push(await (await open(tier)).text());
    expect(seen).toEqual(["hot", "cold", "hot", "cold"]);
    expect(asked()).toBe(2);
  });

  it("keeps a variant for each set of segments, or of those that pages vary by", async () => {
    const all = createSite();
    const some = createSite();
    for (const segments of [["a", "b"], ["b", "a"], ["a", "c"], [], ["c"]]) {
      await all.open({ tier: "hot", segments });
      await some.open({ tier: "hot", segments }, {}, some.address, { segments: ["a"] });
    }
    expect([all.asked(), some.asked()]).toEqual([4, 2]);
  });

  it("lets no other cache keep its answers, cached or new", async () => {
    const { open } = createSite();
    for (const answer of [await open("hot"), await open("hot")]) {
      expect(answer.headers.get("cache-control")).toBe("private, no-cache");
      expect(answer.headers.get("vary")).toBe("Cookie");
      expect(answer.headers.has("age")).toBe(false);
    }
  });

  it("answers 304 to a browser for the same tier only", async () => {
    const { open, asked } = createSite();
    const etag = (await open("hot")).headers.get("etag") as string;
    expect((await open("hot", { "if-none-match": etag })).status).toBe(304);
    expect((await open("cold", { "if-none-match": etag })).status).toBe(200);
    expect(asked()).toBe(2);
  });

  it("is not misled by a URL that looks like a cached one", async () => {
    const { open, address } = createSite();
    const { pathname, search } = new URL(address);
    await open("cold", {}, `https://www.example.com/hot${pathname}${search}`);
    expect(await (await open("hot")).text()).toBe("<p>HOT</p>");
  });

  it.each([
    ["is private", { "cache-control": "private, max-age=600" }],
    ["must be asked for each time", { "cache-control": "no-cache, max-age=600" }],
    ["says nothing of caches", {}],
    ["is stale at once", { "cache-control": "public, max-age=0" }],
    ["sets a cookie", { "cache-control": "max-age=600", "set-cookie": "session=1" }],
    ["varies", { "cache-control": "max-age=600", vary: "accept-language" }],
  ])("keeps no page that %s", async (_, headers) => {
    const { open, asked } = createSite(headers as Record<string, string>);
    await open("hot");
    expect(await (await open("hot")).text()).toBe("<p>HOT</p>");
    expect(asked()).toBe(2);
  });

  it("keeps no error, and no answer to a request with an authorization header", async () => {
    const failing = createSite(shared, 500);
    await failing.open("hot");
    await failing.open("hot");
    const own = createSite();
    await own.open("hot", { authorization: "Basic YTpi" });
    await own.open("hot", { authorization: "Basic YTpi" });
    expect([failing.asked(), own.asked()]).toEqual([2, 2]);
  });
});

describe("Invariant 8: a visitor never gets another's part of a page, not even through a cache", () => {
  const visitorOf = fc.record({
    tier: fc.constantFrom("hot", "warm", "cold"),
    segments: fc.shuffledSubarray(["a", "b", "c", "hot"]),
    /** Which of the pages seen so far its browser holds, if any. */
    holds: fc.option(fc.nat(7)),
  });
  const part = fc.record({
    attribute: fc.constantFrom("show", "hide"),
    list: fc.subarray(["hot", "warm", "cold", "segment:a", "segment:b", "segment:hot"]),
  });
  const varied = fc.option(fc.subarray(["a", "b", "hot"]), { nil: undefined });

  it("gets from the cache what would be made for it now", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(part, { maxLength: 4 }),
        fc.array(visitorOf, { minLength: 2, maxLength: 8 }),
        varied,
        async (parts, visits, segments) => {
          const varied = parts.map(
            ({ attribute, list }, index) =>
              `<p data-leadlight-${attribute}="${list.join(" ")}">${index}</p>`,
          );
          // The origin renders by the lead, too.
          const { open, address } = createSite(shared, 200, async (lead) =>
            [`<html>${JSON.stringify(await lead())}`, ...varied].join(""),
          );
          const seen: { etag: string; body: string }[] = [];
          for (const { holds, ...who } of visits) {
            const fresh = await open(who, {}, address, { segments, cacheByTier: false });
            const body = await fresh.text();
            const held = holds === null ? undefined : seen[holds];
            const asked = held && { "if-none-match": held.etag };
            const answer = await open(who, asked, address, { segments });
            expect(answer.status === 304 ? held?.body : await answer.text()).toBe(body);
            seen.push({ etag: answer.headers.get("etag") as string, body });
          }
        },
      ),
      { numRuns: 50 },
    );
  });
});
