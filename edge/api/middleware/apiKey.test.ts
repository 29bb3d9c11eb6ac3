import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { memoryPorts } from "../../../test/workerd/memoryPorts.ts";
import { putApiKey, putSite } from "../../../test/workerd/seed.ts";
import { createD1ApiKeyStore } from "../../adapters/d1/apiKeys.ts";
import { createKeyRates, type RateLimiter } from "../../adapters/keyRates.ts";
import type { Ports } from "../../ports/ports.ts";
import type { Env } from "../../worker.ts";
import { mountRoutes } from "../mountRoutes.ts";
import { route } from "../route.ts";
import { scriptOf } from "../script.ts";

const { DB, KEY_RATE, TWO_A_MINUTE } = env as unknown as Env & {
  readonly TWO_A_MINUTE: RateLimiter;
};

beforeEach(() => putSite(DB, "demo", ["https://www.example.com"]));

/** An app with one route, which needs the scope `read`. */
const appOf = (ports: Ports) =>
  mountRoutes({
    ports,
    script: scriptOf(""),
    routes: [
      route({
        method: "get",
        path: "/",
        id: "open",
        summary: "",
        access: { scope: "read" },
        answers: { 200: { description: "" } },
        handle: ({ c }) => c.text("open"),
      }),
    ],
  });

describe("a key that was rotated", () => {
  it("is refused after it expires", async () => {
    const key = await putApiKey(DB, "demo");
    const until = (ms: number) =>
      DB.prepare("UPDATE api_keys SET expires_at = ?1 WHERE key_id = ?2")
        .bind(ms, key.slice(3, 15))
        .run();
    const apiKeys = createD1ApiKeyStore(DB);
    const open = appOf(memoryPorts({ apiKeys, clock: () => 1_000 }));
    const ask = () => open.request("/", { headers: { authorization: `Bearer ${key}` } });
    await until(1_001);
    expect((await ask()).status).toBe(200);
    await until(1_000);
    expect((await ask()).status).toBe(401);
  });
});

describe("the rate of an API key", () => {
  const limitedTo = (limiter: RateLimiter, perMinute: number) => {
    const keyRates = createKeyRates(limiter, perMinute);
    const app = appOf(memoryPorts({ apiKeys: createD1ApiKeyStore(DB), keyRates }));
    return (key: string) => app.request("/", { headers: { authorization: `Bearer ${key}` } });
  };

  it("is limited for each key, and the answer says when to try again", async () => {
    const ask = limitedTo(TWO_A_MINUTE, 2);
    const [key, other] = [await putApiKey(DB, "demo"), await putApiKey(DB, "demo")];
    const answers: Response[] = [];
    // A minute may end in between, but not twice.
    for (let turn = 0; turn < 5; turn++) answers.push(await ask(key));
    expect(answers.slice(0, 2).map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.headers.get("ratelimit-policy")).toBe('"key";q=2;w=60');
    expect(answers[0]?.headers.has("ratelimit")).toBe(false);
    const refused = answers.find(({ status }) => status === 429);
    expect(refused?.headers.get("retry-after")).toBe("60");
    expect(refused?.headers.get("ratelimit")).toBe('"key";r=0;t=60');
    expect(await refused?.json()).toMatchObject({
      type: "urn:leadlight:problem:too-many-requests",
    });
    expect((await ask(other)).status).toBe(200);
  });

  it("is the one in wrangler.toml, and headers name it", async () => {
    const minute = () => Math.floor(Date.now() / 60_000);
    for (;;) {
      const key = await putApiKey(DB, "demo");
      const begun = minute();
      let allowed = 0;
      while ((await KEY_RATE?.limit({ key: key.slice(3, 15) }))?.success) allowed++;
      const answer = await ask("GET", "/v1/leads", key);
      // A minute that ends in between allows as many again.
      if (minute() !== begun) continue;
      expect([allowed, answer.status]).toEqual([600, 429]);
      expect(answer.headers.get("ratelimit-policy")).toBe('"key";q=600;w=60');
      return;
    }
  });
});

const ask = (method: string, path: string, key: string) =>
  SELF.fetch(`https://leadlight.test${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    ...(method === "POST" && { body: "{}" }),
  });
