import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import { demoSite, memoryPorts } from "../../../test/workerd/memoryPorts.ts";
import { createTake } from "../../adapters/createTake.ts";
import type { RateLimiter } from "../../adapters/keyRates.ts";
import { createApp } from "../../app.ts";
import type { StrangerRates } from "../../ports/strangerRates.ts";
import { scriptOf } from "../script.ts";

const { TWO_A_MINUTE } = env as unknown as { readonly TWO_A_MINUTE: RateLimiter };
const origin = "https://www.example.com";
const visitor = "0123456789abcdef0123456789abcdef";

/** A limiter of this test alone: no other key begins so. */
function limiter() {
  const prefix = crypto.randomUUID();
  const asked: string[] = [];
  const take = createTake({
    limit: ({ key }) => {
      asked.push(key);
      return TWO_A_MINUTE.limit({ key: prefix + key });
    },
  });
  return { take, asked };
}

function appWith(rates: Partial<StrangerRates>) {
  const strangerRates = { address: null, site: null, guesses: null, ...rates };
  const app = createApp(memoryPorts({ strangerRates }), scriptOf(""));
  return (path: string, address: string, headers: Record<string, string> = {}, body?: string) =>
    app.request(path, {
      headers: { "cf-connecting-ip": address, origin, ...headers },
      ...(body !== undefined && { method: "POST", body }),
    });
}

/** A minute may end in between, but not twice. */
async function fiveTimes(ask: () => Response | Promise<Response>): Promise<Response | undefined> {
  const answers: Response[] = [];
  for (let turn = 0; turn < 5; turn++) answers.push(await ask());
  return answers.find(({ status }) => status === 429);
}

const me = (site: string) => `/v1/me?site=${site}&visitor=${visitor}`;

it("limits the browsers behind one address, and says when to come back so that the script can read it", async () => {
  const { take, asked } = limiter();
  const ask = appWith({ address: take });
  const refused = await fiveTimes(() => ask(me("demo"), "192.0.2.1"));
  expect(refused?.headers.get("retry-after")).toBe("60");
  expect(refused?.headers.get("access-control-allow-origin")).toBe(origin);
  expect(await refused?.json()).toMatchObject({ type: "urn:leadlight:problem:too-many-requests" });
  expect((await ask(me("demo"), "192.0.2.2")).status).toBe(404);
  expect(asked[0]).toBe(`${demoSite.key} 192.0.2.1`);
});

it("counts a /64 of IPv6 as one address, however it is written", async () => {
  const { take, asked } = limiter();
  const ask = appWith({ address: take });
  for (const address of ["2001:db8:1:2:3:4:5:6", "2001:db8:1:2::9"]) await ask(me("demo"), address);
  await ask(me("demo"), "2001:db8::1");
  expect(asked).toEqual(["demo 2001:db8:1:2", "demo 2001:db8:1:2", "demo 2001:db8:0:0"]);
});

it("limits a site whatever the addresses", async () => {
  const ask = appWith({ site: limiter().take });
  let last = 0;
  const refused = await fiveTimes(() => ask(me("demo"), `192.0.2.${++last}`));
  expect(refused?.status).toBe(429);
});

it.each([
  ["sites", "/v1/me?site=nowhere", {}],
  ["API keys", "/v1/leads", { authorization: `Bearer ll_${"a".repeat(12)}_${"b".repeat(32)}` }],
  ["sessions", "/console/leads", { cookie: "leadlight_session=a.b.c" }],
])("limits how many %s an address may guess", async (_, path, headers) => {
  const ask = appWith({ guesses: limiter().take });
  const refused = await fiveTimes(() => ask(path, "192.0.2.1", headers));
  expect(refused?.headers.get("retry-after")).toBe("60");
  expect((await ask(path, "192.0.2.2", headers)).status).not.toBe(429);
});

it("limits how often an address signs in", async () => {
  const ask = appWith({ guesses: limiter().take });
  const form = {
    origin: "http://localhost",
    "content-type": "application/x-www-form-urlencoded",
  };
  const refused = await fiveTimes(() => ask("/console/sign-in", "192.0.2.1", form, "key=x"));
  expect(refused?.headers.get("retry-after")).toBe("60");
});

it("refuses no request while the limiter itself fails", async () => {
  const take = createTake({ limit: () => Promise.reject(new Error("down")) });
  const ask = appWith({ address: take, site: take, guesses: take });
  expect((await ask(me("demo"), "192.0.2.1")).status).toBe(404);
});
