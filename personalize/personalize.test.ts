import { env } from "cloudflare:workers";
import { sign } from "hono/jwt";
import { afterEach, describe, expect, it, vi } from "vitest";
import { createKvTierCache } from "../edge/adapters/kv/tierCache.ts";
import { signTier } from "../edge/identity/tierToken.ts";
import type { Env } from "../edge/worker.ts";
import type { VisitorId } from "../shared/identity/ids.ts";
import { demoSite } from "../test/workerd/memoryPorts.ts";
import { type FetchOrigin, type PersonalizeOptions, personalize } from "./index.ts";

const { TIERS } = env as unknown as Env;
const { key: site, secret } = demoSite as { key: typeof demoSite.key; secret: string };
const newVisitor = () => crypto.randomUUID().replaceAll("-", "") as VisitorId;
const page = `<p data-leadlight-show="hot">HOT</p><p data-leadlight-show="warm">WARM</p><p data-leadlight-hide="hot warm">COLD</p>`;
const seen = { cold: "<p>COLD</p>", warm: "<p>WARM</p>", hot: "<p>HOT</p>" };

const tokenOf = async (
  tier: string,
  visitor = newVisitor(),
  at = Date.now(),
  segments: readonly string[] = [],
) => (await signTier({ visitor, tier, segments, nextChangeAt: null }, demoSite, at)) as string;

const htmlOf = (body: BodyInit | null, headers: Record<string, string> = {}, status = 200) =>
  new Response(body, { status, headers: { "content-type": "text/html", ...headers } });

/** A browser that opens a page of a site behind the middleware. */
async function open(
  cookies: Record<string, string>,
  {
    origin = () => htmlOf(page),
    init = {},
    ...options
  }: Partial<PersonalizeOptions> & { origin?: FetchOrigin; init?: RequestInit } = {},
): Promise<Response> {
  const headers = new Headers({ accept: "text/html,*/*", ...(init.headers as object) });
  const cookie = Object.entries(cookies).map(([name, value]) => `${name}=${value}`);
  if (cookie.length > 0) headers.set("cookie", `theme=dark; ${cookie.join("; ")}`);
  const request = new Request("https://www.example.com/", { ...init, headers });
  return personalize({ site, secret, ...options })(request, origin);
}

const textFor = async (...args: Parameters<typeof open>) => (await open(...args)).text();

const answering = (tier: string) => ({ fetch: async () => Response.json({ tier }) });
const never = () => new Promise<never>(() => {});

afterEach(() => vi.restoreAllMocks());

describe("an origin that renders by tier itself", () => {
  const rendering: FetchOrigin = async (_, lead) => htmlOf(`<p>${(await lead()).tier}</p>`);

  it("gets the tier of the visitor", async () => {
    const asked = vi.fn(async () => "warm");
    const cookies = { [`leadlight-${site}`]: newVisitor() };
    expect(await textFor(cookies, { origin: rendering, tiers: { get: asked } })).toBe(
      "<p>warm</p>",
    );
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("gets the lowest tier in time when nothing answers", async () => {
    const cookies = { [`leadlight-${site}`]: newVisitor() };
    const options = { origin: rendering, tiers: { get: never }, maxWaitMs: 5 };
    expect(await textFor(cookies, options)).toBe("<p>cold</p>");
  });

  it("may be another server, and get the tier in a header that no visitor can set", async () => {
    const origin: FetchOrigin = async (asked, lead) => {
      const headers = new Headers(asked.headers);
      headers.set("leadlight-tier", (await lead()).tier);
      const { headers: heard } = new Request(asked, { headers });
      return htmlOf(heard.get("leadlight-tier"));
    };
    const init = { headers: { "leadlight-tier": "hot" } };
    expect(await textFor({}, { origin, init })).toBe("cold");
  });

  it("costs no look-up for what does not vary", async () => {
    const asked = vi.fn(async () => "warm");
    const cookies = { [`leadlight-${site}`]: newVisitor() };
    const init = { headers: { accept: "image/*" } };
    const origin = () => new Response("picture");
    await open(cookies, { origin, tiers: { get: asked }, init });
    expect(asked).not.toHaveBeenCalled();
  });
});

describe("the tier of a page", () => {
  it("is that of the signed token, without a look-up", async () => {
    const asked = vi.fn(async () => "warm");
    const cookies = { leadlight_tier: await tokenOf("hot") };
    expect(await textFor(cookies, { tiers: { get: asked } })).toBe(seen.hot);
    expect(asked).not.toHaveBeenCalled();
  });

  it("is that in KV, which the scoring Worker writes", async () => {
    const visitor = newVisitor();
    await createKvTierCache(TIERS).put(visitor, { tier: "warm", segments: [] });
    expect(await textFor({ [`leadlight-${site}`]: visitor }, { tiers: TIERS })).toBe(seen.warm);
    const withTime = `${visitor}.1795336974569`;
    expect(await textFor({ [`leadlight-${site}`]: withTime }, { tiers: TIERS })).toBe(seen.warm);
  });

  it("is that of the scoring Worker's answer when KV has none", async () => {
    const visitor = newVisitor();
    const fetch = vi.fn(async (_: string) => Response.json({ tier: "hot" }));
    const cookies = { [`leadlight-${site}`]: visitor };
    expect(await textFor(cookies, { tiers: TIERS, scorer: { fetch } })).toBe(seen.hot);
    expect(fetch.mock.calls[0]?.[0]).toBe(
      `https://leadlight.internal/v1/me?site=demo&visitor=${visitor}`,
    );
  });

  it("is that of the lowest tier for an unknown visitor", async () => {
    const asked = vi.fn(async () => "hot");
    expect(await textFor({}, { tiers: { get: asked } })).toBe(seen.cold);
    expect(await textFor({ "leadlight-demo": "nonsense" }, { tiers: { get: asked } })).toBe(
      seen.cold,
    );
    expect(asked).not.toHaveBeenCalled();
  });

  it("is the first of its bands, for a model with other names of tiers", async () => {
    const origin = () =>
      htmlOf(`<p data-leadlight-show="new">A</p><p data-leadlight-text-top="B">C</p>`);
    const bands = ["new", "top"];
    expect(await textFor({}, { origin, bands })).toBe("<p>A</p><p>C</p>");
    const leadlight_tier = await tokenOf("top");
    expect(await textFor({ leadlight_tier }, { origin, bands })).toBe("<p>B</p>");
  });
});

describe("the segments of a visitor", () => {
  const origin = () =>
    htmlOf(`<p data-leadlight-show="segment:a">A</p><p data-leadlight-hide="segment:b">NOT B</p>`);
  const visitor = newVisitor();
  const cookies = { [`leadlight-${site}`]: visitor };
  const inA = "<p>A</p><p>NOT B</p>";
  const inBoth = "<p>A</p>";
  const inNone = "<p>NOT B</p>";

  it("are those of the signed token, without a look-up", async () => {
    const asked = vi.fn(async () => "warm");
    for (const [segments, text] of [
      [["a"], inA],
      [["a", "b"], inBoth],
      [[], inNone],
    ] as const) {
      const leadlight_tier = await tokenOf("hot", visitor, Date.now(), segments);
      expect(await textFor({ leadlight_tier }, { origin, tiers: { get: asked } })).toBe(text);
    }
    expect(asked).not.toHaveBeenCalled();
  });

  it("are those in KV, which the scoring Worker writes", async () => {
    await createKvTierCache(TIERS).put(visitor, { tier: "warm", segments: ["a", "b"] });
    expect(await textFor(cookies, { origin, tiers: TIERS })).toBe(inBoth);
    // An entry of KV from before segments existed.
    expect(await textFor(cookies, { origin, tiers: { get: async () => "warm" } })).toBe(inNone);
  });

  it("are those of the scoring Worker, or none when its answer is malformed", async () => {
    const scorer = (segments: unknown) => ({
      fetch: async () => Response.json({ tier: "warm", segments }),
    });
    expect(await textFor(cookies, { origin, scorer: scorer(["a"]) })).toBe(inA);
    for (const odd of [undefined, null, "a", { a: 1 }, [null, 1, "A", "a b"]]) {
      expect(await textFor(cookies, { origin, scorer: scorer(odd) })).toBe(inNone);
    }
  });

  it("are looked up when the token has none; its tier counts when nothing answers", async () => {
    const exp = Math.floor(Date.now() / 1_000) + 60;
    const more = () => htmlOf(`${page}<p data-leadlight-show="segment:a">A</p>`);
    const leadlight_tier = await sign({ s: site, v: visitor, t: "hot", exp }, secret, "HS256");
    const asked = vi.fn(async (_: string) => "warm\na");
    const options = { origin: more, tiers: { get: asked } };
    expect(await textFor({ leadlight_tier }, options)).toBe(`${seen.warm}<p>A</p>`);
    expect(asked).toHaveBeenCalledWith(`tier:${visitor}`);
    const silent = { origin: more, tiers: { get: never }, maxWaitMs: 5 };
    expect(await textFor({ leadlight_tier }, silent)).toBe(seen.hot);
  });

  it("reach an origin that renders by them, sorted, as far as pages vary by them", async () => {
    const rendering: FetchOrigin = async (_, lead) => htmlOf(JSON.stringify(await lead()));
    const options = { origin: rendering, tiers: { get: async () => "hot\nb a c" } };
    expect(await textFor(cookies, options)).toBe('{"tier":"hot","segments":["a","b","c"]}');
    expect(await textFor(cookies, { ...options, segments: ["c", "b"] })).toBe(
      '{"tier":"hot","segments":["b","c"]}',
    );
  });
});

describe("what is missing or forged is ignored", () => {
  const visitor = newVisitor();
  const later = { tiers: { get: async () => "warm" } };
  const day = 86_400_000;

  it.each([
    ["an expired token", () => tokenOf("hot", visitor, Date.now() - 2 * day)],
    [
      "a token of another secret",
      () =>
        signTier(
          { visitor, tier: "hot", segments: [], nextChangeAt: null },
          { ...demoSite, secret: "other" },
          Date.now(),
        ),
    ],
    [
      "a token of another site",
      () =>
        signTier(
          { visitor, tier: "hot", segments: [], nextChangeAt: null },
          { ...demoSite, key: "other" as typeof site },
          Date.now(),
        ),
    ],
    ["a token of another visitor", () => tokenOf("hot", newVisitor())],
    ["a token without an end", () => sign({ s: site, v: visitor, t: "hot" }, secret, "HS256")],
    ["a link of a newsletter", () => sign({ s: site, l: visitor, m: "weekly" }, secret, "HS256")],
    [
      "a token that is not signed",
      () =>
        `${btoa('{"alg":"none","typ":"JWT"}')}.${btoa(`{"s":"demo","v":"${visitor}","t":"hot","exp":9999999999}`)}.`,
    ],
    ["nonsense", () => "%00%e9.a.b"],
    ["nothing", () => ""],
  ])("%s: the next one is asked", async (_, token) => {
    const cookies = { leadlight_tier: (await token()) ?? "", [`leadlight-${site}`]: visitor };
    expect(await textFor(cookies, later)).toBe(seen.warm);
  });

  it.each<[string, Partial<PersonalizeOptions>]>([
    ["KV fails", { tiers: { get: () => Promise.reject(new Error("KV is down")) } }],
    [
      "KV throws",
      {
        tiers: {
          get: () => {
            throw new Error("KV is not there");
          },
        },
      },
    ],
    ["KV never answers", { tiers: { get: never }, scorer: answering("hot"), maxWaitMs: 20 }],
    ["the scoring Worker never answers", { scorer: { fetch: never }, maxWaitMs: 20 }],
    ["the scoring Worker fails", { scorer: { fetch: () => Promise.reject(new Error("down")) } }],
    [
      "the scoring Worker knows no such lead",
      { scorer: { fetch: async () => Response.json({}, { status: 404 }) } },
    ],
    ["the scoring Worker answers HTML", { scorer: { fetch: async () => htmlOf("<p>Sign in") } }],
    ["the tier is none of the bands", { tiers: { get: async () => "boiling" } }],
  ])("%s: the page is that of the lowest tier", async (_, options) => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    expect(await textFor({ [`leadlight-${site}`]: newVisitor() }, options)).toBe(seen.cold);
  });

  it("asks the scoring Worker when KV fails", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    const tiers = { get: () => Promise.reject(new Error("KV is down")) };
    const cookies = { [`leadlight-${site}`]: newVisitor() };
    expect(await textFor(cookies, { tiers, scorer: answering("hot") })).toBe(seen.hot);
  });

  it.each<[Partial<PersonalizeOptions>, RegExp]>([
    [{ site: "Not a key" }, /data-site/],
    [{ secret: "" }, /leadlight secret demo/],
    [{ secret: undefined as never }, /wrangler secret put/],
    [{ bands: [] }, /lowest first/],
    [{ bands: ["cold", "very hot"] }, /"very hot"/],
    [{ segments: ["segment:returning"] }, /without "segment:", not "segment:returning"/],
  ])(
    "but an invalid option gets a message that says how to fix it: %j",
    async (options, message) => {
      expect(() => personalize({ site, secret, ...options })).toThrow(message);
    },
  );
});

describe("an answer that is not a page passes unchanged", () => {
  it.each([
    ["text/css", "p{}"],
    ["application/json", page],
    ["application/xhtml+xml", page],
    ["", page],
  ])("%s", async (type, body) => {
    const asked = vi.fn(async () => "hot");
    const sent = new Response(body, {
      headers: { "content-type": type, etag: '"a"', "cache-control": "public" },
    });
    if (type === "") sent.headers.delete("content-type");
    const cookies = { [`leadlight-${site}`]: newVisitor() };
    const init = { headers: { accept: "*/*" } };
    const got = await open(cookies, { origin: () => sent, tiers: { get: asked }, init });
    expect(got).toBe(sent);
    expect(asked).not.toHaveBeenCalled();
  });

  it("a page in an encoding or a charset that cannot be read, with its attributes for the script", async () => {
    vi.spyOn(console, "warn").mockImplementation(() => {});
    for (const headers of [
      { "content-type": "text/html; charset=utf-16" },
      { "content-type": "text/html; charset=nonsense" },
      { "content-encoding": "zstd" },
    ]) {
      const sent = new Response(page, {
        headers: { "content-type": "text/html", ...headers },
        encodeBody: "manual",
      });
      const got = await open({}, { origin: () => sent });
      expect(await got.text()).toBe(page);
    }
  });

  it("an answer without a body", async () => {
    for (const status of [204, 304]) {
      const got = await open({}, { origin: () => htmlOf(null, {}, status) });
      expect([got.status, await got.text()]).toEqual([status, ""]);
    }
  });

  it("the origin's failure is the failure", async () => {
    const origin = () => Promise.reject(new Error("no route to host"));
    await expect(open({}, { origin })).rejects.toThrow("no route to host");
  });
});

describe("a page keeps the headers that are not about its bytes", () => {
  it("its status, its cookies and its other headers, also when it is an error", async () => {
    const headers = {
      "content-security-policy": "default-src 'self'",
      "content-length": String(page.length),
    };
    const origin = () => {
      const answer = htmlOf(page, headers, 404);
      answer.headers.append("set-cookie", "a=1");
      answer.headers.append("set-cookie", "b=2");
      return answer;
    };
    const got = await open({}, { origin });
    expect([got.status, await got.text()]).toEqual([404, seen.cold]);
    expect(got.headers.getSetCookie()).toEqual(["a=1", "b=2"]);
    expect(got.headers.get("content-security-policy")).toBe("default-src 'self'");
    expect(got.headers.has("content-length")).toBe(false);
  });

  it("the answer to a form that was sent, which reaches the origin as it was", async () => {
    const origin = async (request: Request) => htmlOf(`${page}${await request.text()}`);
    const got = await textFor({}, { origin, init: { method: "POST", body: "a=1" } });
    expect(got).toBe(`${seen.cold}a=1`);
  });

  it("for HEAD the headers of GET, and no body", async () => {
    const headers = { "content-length": "500", "cache-control": "public, max-age=60" };
    const got = await open({}, { origin: () => htmlOf(null, headers), init: { method: "HEAD" } });
    expect(await got.text()).toBe("");
    expect(got.headers.get("cache-control")).toBe("private, no-cache");
    expect(got.headers.has("content-length")).toBe(false);
  });

  it("is asked for in an encoding that can be unpacked, and one that the browser takes", async () => {
    const encodings: (string | null)[] = [];
    const origin = (request: Request) => {
      encodings.push(request.headers.get("accept-encoding"));
      return htmlOf(page);
    };
    for (const accepted of ["gzip, deflate, br, zstd", "zstd", "gzip;q=0.5, br", "gzip"]) {
      await open({}, { origin, init: { headers: { "accept-encoding": accepted } } });
    }
    expect(encodings).toEqual(["gzip, br", "identity", "gzip;q=0.5, br", "gzip"]);
  });
});

describe("no cache gives one visitor's variant to another", () => {
  it.each([
    ["public, max-age=600, s-maxage=3600", "private, no-cache"],
    ["no-store", "private, no-store"],
    [null, "private, no-cache"],
  ])("%s becomes %s", async (sent, got) => {
    const headers = {
      ...(sent !== null && { "cache-control": sent }),
      ...{ "cdn-cache-control": "max-age=600", "surrogate-control": "max-age=600" },
      ...{
        expires: "Thu, 01 Jan 2037 00:00:00 GMT",
        age: "5",
        "last-modified": "Thu, 01 Jan 2026 00:00:00 GMT",
      },
    };
    const answer = await open({}, { origin: () => htmlOf(page, headers) });
    expect(Object.fromEntries(answer.headers)).toEqual({
      "content-type": "text/html",
      "cache-control": got,
      vary: "Cookie",
    });
  });

  it.each([
    ["Accept-Encoding", "Accept-Encoding, Cookie"],
    ["accept-encoding, cookie", "accept-encoding, cookie"],
    ["*", "*"],
  ])("Vary: %s becomes %s", async (sent, got) => {
    const answer = await open({}, { origin: () => htmlOf(page, { vary: sent }) });
    expect(answer.headers.get("vary")).toBe(got);
  });

  it("a part of a page is never sent: the whole one is", async () => {
    const origin = (request: Request) =>
      request.headers.has("range")
        ? htmlOf(page.slice(0, 40), { "content-range": "bytes 0-39/200" }, 206)
        : htmlOf(page, { "accept-ranges": "bytes" });
    const answer = await open({}, { origin, init: { headers: { range: "bytes=0-39" } } });
    expect([answer.status, await answer.text()]).toEqual([200, seen.cold]);
    expect(answer.headers.has("accept-ranges")).toBe(false);
  });

  it("but a part of a video is", async () => {
    const film = () =>
      new Response("abc", { status: 206, headers: { "content-type": "video/mp4" } });
    const init = { headers: { range: "bytes=0-2", accept: "*/*" } };
    expect((await open({}, { origin: film, init })).status).toBe(206);
  });
});

describe("a browser that revalidates its page", () => {
  const withTag = (tag: string) => (request: Request) =>
    request.headers.get("if-none-match") === tag
      ? new Response(null, { status: 304, headers: { etag: tag } })
      : htmlOf(page, { etag: tag });

  it.each(['"v1"', 'W/"v1"', '"a.b/c=="'])(
    "may keep it when page and tier are the same: %s",
    async (tag) => {
      const origin = withTag(tag);
      const cookies = { leadlight_tier: await tokenOf("hot") };
      const etag = (await open(cookies, { origin })).headers.get("etag") as string;
      const again = await open(cookies, { origin, init: { headers: { "if-none-match": etag } } });
      expect([again.status, again.headers.get("etag")]).toEqual([304, etag]);
      expect(again.headers.get("cache-control")).toBe("private, no-cache");
    },
  );

  it("gets another variant when its tier is another", async () => {
    const origin = withTag('"v1"');
    const etag = (await open({}, { origin })).headers.get("etag") as string;
    const init = { headers: { "if-none-match": etag } };
    const again = await open({ leadlight_tier: await tokenOf("hot") }, { origin, init });
    expect([again.status, await again.text()]).toEqual([200, seen.hot]);
    expect(again.headers.get("etag")).not.toBe(etag);
  });

  it("gets another variant when it is in another segment", async () => {
    const origin = withTag('"v1"');
    const tokenIn = (...segments: string[]) => tokenOf("hot", newVisitor(), Date.now(), segments);
    const first = await open({ leadlight_tier: await tokenIn("a", "b") }, { origin });
    const init = { headers: { "if-none-match": first.headers.get("etag") as string } };
    const statuses: number[] = [];
    for (const token of [tokenIn("b", "a"), tokenIn("a"), tokenIn()]) {
      statuses.push((await open({ leadlight_tier: await token }, { origin, init })).status);
    }
    expect(statuses).toEqual([304, 200, 200]);
  });

  it("gets a new page when the origin's is new", async () => {
    const etag = (await open({}, { origin: withTag('"v1"') })).headers.get("etag") as string;
    const init = { headers: { "if-none-match": etag } };
    expect((await open({}, { origin: withTag('"v2"'), init })).status).toBe(200);
  });

  it("keeps a picture by the origin's own tag", async () => {
    const init = { headers: { "if-none-match": '"v1"', accept: "image/*" } };
    expect((await open({}, { origin: withTag('"v1"'), init })).status).toBe(304);
  });
});

describe("streaming", () => {
  /** A page whose end is written when the test calls for it. */
  function slowPage() {
    const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
    const writer = writable.getWriter();
    const write = (text: string) => writer.write(new TextEncoder().encode(text));
    return { readable, write, end: () => writer.close() };
  }

  it("sends the beginning of a page before its end is written", async () => {
    const { readable, write, end } = slowPage();
    const got = await open({}, { origin: () => htmlOf(readable) });
    const reader = (got.body as ReadableStream<Uint8Array>).getReader();
    const read = async () => new TextDecoder().decode((await reader.read()).value);
    const written = write(`<h1>First</h1>${page}<p data-leadlight-show="ho`);
    expect(await read()).toContain("<h1>First</h1>");
    await written;
    const rest = write(`t">HOT</p>last`).then(end);
    let text = "";
    for (let part = await read(); part !== ""; part = await read()) text += part;
    await rest;
    expect(text.endsWith("last")).toBe(true);
    expect(text).not.toContain("HOT");
  });

  it("asks for the tier while the origin works, not after it", async () => {
    const order: string[] = [];
    const tiers = {
      get: async () => {
        order.push("KV asked");
        return "hot";
      },
    };
    const origin = async () => {
      await new Promise((done) => setTimeout(done, 20));
      order.push("origin answers");
      return htmlOf(page);
    };
    expect(await textFor({ [`leadlight-${site}`]: newVisitor() }, { tiers, origin })).toBe(
      seen.hot,
    );
    expect(order).toEqual(["KV asked", "origin answers"]);
  });

  it("ends with an error where the origin does", async () => {
    const cutOff = new ReadableStream<Uint8Array>({
      start: (controller) => controller.enqueue(new TextEncoder().encode("<p>begun")),
      pull: (controller) => controller.error(new Error("cut off")),
    });
    const got = await open({}, { origin: () => htmlOf(cutOff) });
    await expect(got.text()).rejects.toThrow("cut off");
  });
});
