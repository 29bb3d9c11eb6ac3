import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { Hono } from "hono";
import { beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../../../shared/api/scope.ts";
import { memoryPorts } from "../../../test/workerd/memoryPorts.ts";
import { putApiKey, putSite } from "../../../test/workerd/seed.ts";
import { createD1ApiKeyStore } from "../../adapters/d1/apiKeys.ts";
import { createKeyRates, type RateLimiter } from "../../adapters/keyRates.ts";
import type { Env } from "../../worker.ts";
import { apiKey } from "./apiKey.ts";

const { DB, KEY_RATE, TWO_A_MINUTE } = env as unknown as Env & {
  readonly TWO_A_MINUTE: RateLimiter;
};
const id = "a".repeat(32);

beforeEach(() => putSite(DB, "demo", ["https://www.example.com"]));

describe("the scopes of an API key", () => {
  it.each<[string, string, Scope]>([
    ["GET", "/v1/leads", "read"],
    ["GET", "/v1/leads.csv", "read"],
    ["GET", `/v1/leads/${id}/explain`, "read"],
    ["GET", `/v1/leads/${id}/adjustments`, "read"],
    ["POST", `/v1/leads/${id}/adjustments`, "write"],
    ["DELETE", `/v1/leads/${id}/visitors/${id}`, "write"],
    ["POST", "/v1/identify", "write"],
    ["POST", "/v1/events", "write"],
    ["POST", "/v1/newsletter/links", "write"],
    ["GET", "/v1/inbound", "read"],
    ["POST", "/v1/inbound", "write"],
    ["DELETE", `/v1/inbound/${id}`, "write"],
    ["GET", "/v1/model", "model"],
    ["POST", "/v1/model/publish", "model"],
    ["GET", "/v1/models", "model"],
    ["POST", "/v1/collect?site=demo", "collect"],
    [`DELETE`, `/v1/leads/${"a".repeat(32)}`, "privacy"],
  ])(
    "%s %s needs %s, and a key with all others is refused by its name",
    async (method, path, scope) => {
      const others = (["read", "write", "collect", "model", "privacy"] as const).filter(
        (one) => one !== scope,
      );
      const without = await ask(method, path, await putApiKey(DB, "demo", others));
      expect(without.status).toBe(403);
      expect(await without.json()).toMatchObject({
        type: "urn:leadlight:problem:missing-scope",
        scope,
      });
      expect((await ask(method, path, await putApiKey(DB, "demo", [scope]))).status).not.toBe(403);
      expect((await ask(method, path, await putApiKey(DB, "demo"))).status).not.toBe(403);
    },
  );
});

describe("a key that was rotated", () => {
  it("opens nothing after its end", async () => {
    const key = await putApiKey(DB, "demo");
    const until = (ms: number) =>
      DB.prepare("UPDATE api_keys SET expires_at = ?1 WHERE key_id = ?2")
        .bind(ms, key.slice(3, 15))
        .run();
    const open = new Hono()
      .use(apiKey({ ...memoryPorts(), apiKeys: createD1ApiKeyStore(DB), clock: () => 1_000 }))
      .get("/", (c) => c.text("open"));
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
    const ports = { ...memoryPorts(), apiKeys: createD1ApiKeyStore(DB), keyRates };
    // Two routers on one path ask for the key twice.
    const app = new Hono()
      .use(apiKey(ports))
      .use(apiKey(ports))
      .get("/", (c) => c.text("open"));
    return (key: string) => app.request("/", { headers: { authorization: `Bearer ${key}` } });
  };

  it("is limited, each key for itself, and says when to come again at the latest", async () => {
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

  it("is what wrangler.toml says, and headers tell the same", async () => {
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
