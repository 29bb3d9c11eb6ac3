import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it } from "vitest";
import { signTier } from "../edge/identity/tierToken.ts";
import type { VisitorId } from "../shared/identity/ids.ts";
import { demoSite } from "../test/workerd/memoryPorts.ts";
import { type EdgeLead, type FetchOrigin, personalize } from "./index.ts";

const { key: site, secret } = demoSite as { key: typeof demoSite.key; secret: string };
const page = `<p data-leadlight-show="hot">HOT</p><p data-leadlight-hide="hot">COLD</p>`;
const forEverybody = { "cache-control": "public, max-age=600", etag: '"v1"' };

/** A site that counts how often its origin is asked. */
function createSite(
  headers: Record<string, string> = forEverybody,
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
    tier: string | null,
    more: Record<string, string> = {},
    url = address,
  ): Promise<Response> => {
    const visitor = crypto.randomUUID().replaceAll("-", "") as VisitorId;
    const token =
      tier && (await signTier({ visitor, tier, nextChangeAt: null }, demoSite, Date.now()));
    const request = new Request(url, {
      headers: {
        accept: "text/html",
        ...(token && { cookie: `leadlight_tier=${token}` }),
        ...more,
      },
    });
    const context = createExecutionContext();
    const answer = await personalize({ site, secret, cacheByTier: true })(request, origin, context);
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
    const { open, asked } = createSite(forEverybody, 200, async (lead) => (await lead()).tier);
    const seen: string[] = [];
    for (const tier of ["hot", null, "hot", "cold"]) seen.push(await (await open(tier)).text());
    expect(seen).toEqual(["hot", "cold", "hot", "cold"]);
    expect(asked()).toBe(2);
  });

  it("lets no cache behind it keep what it gives out, kept or new", async () => {
    const { open } = createSite();
    for (const answer of [await open("hot"), await open("hot")]) {
      expect(answer.headers.get("cache-control")).toBe("private, no-cache");
      expect(answer.headers.get("vary")).toBe("Cookie");
      expect(answer.headers.has("age")).toBe(false);
    }
  });

  it("tells a browser that its page is still good, for the same tier only", async () => {
    const { open, asked } = createSite();
    const etag = (await open("hot")).headers.get("etag") as string;
    expect((await open("hot", { "if-none-match": etag })).status).toBe(304);
    expect((await open("cold", { "if-none-match": etag })).status).toBe(200);
    expect(asked()).toBe(2);
  });

  it("cannot be led astray by an address that looks like a kept one", async () => {
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

  it("keeps no error, and nothing for who signs in by header", async () => {
    const failing = createSite(forEverybody, 500);
    await failing.open("hot");
    await failing.open("hot");
    const own = createSite();
    await own.open("hot", { authorization: "Basic YTpi" });
    await own.open("hot", { authorization: "Basic YTpi" });
    expect([failing.asked(), own.asked()]).toEqual([2, 2]);
  });
});
