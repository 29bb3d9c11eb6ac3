import { env } from "cloudflare:workers";
import { decode, verify } from "hono/jwt";
import { beforeAll, describe, expect, it } from "vitest";
import type { VisitorId } from "../../shared/identity/ids.ts";
import { demoSite } from "../../test/workerd/memoryPorts.ts";
import { createPeople, type People, secret, views } from "../../test/workerd/people.ts";
import type { Env } from "../worker.ts";
import { signTier } from "./tierToken.ts";

const { DB } = env as unknown as Env;
const visitor = "0123456789abcdef0123456789abcdef" as VisitorId;
const now = Date.UTC(2026, 0, 1);
const dayMs = 86_400_000;
const hot = { visitor, tier: "hot", segments: [], nextChangeAt: null };

let people: People;
beforeAll(async () => {
  people = await createPeople(DB);
});

describe("a tier token", () => {
  const endOf = async (nextChangeAt: number | null) => {
    const token = await signTier({ ...hot, nextChangeAt }, demoSite, now);
    return (decode(token as string).payload.exp as number) * 1_000 - now;
  };

  it("ends when time alone changes the tier, a day from now at the latest", async () => {
    expect(await endOf(null)).toBe(dayMs);
    expect(await endOf(now + 5_000)).toBe(5_000);
    expect(await endOf(now + 10 * dayMs)).toBe(dayMs);
  });

  it("is not made for a site without a secret", async () => {
    const site = { ...demoSite, secret: null };
    expect(await signTier(hot, site, now)).toBeNull();
  });

  it("names the segments, unless they are too many for a cookie", async () => {
    const segmentsIn = async (segments: readonly string[]) =>
      decode((await signTier({ ...hot, segments }, demoSite, now)) as string).payload.g;
    expect(await segmentsIn([])).toBe("");
    expect(await segmentsIn(["returning", "reads_prices"])).toBe("returning reads_prices");
    const many = Array.from({ length: 13 }, (_, index) => `${"s".repeat(37)}_${index}`);
    expect(await segmentsIn(many.slice(1))).toBe(many.slice(1).join(" "));
    expect(await segmentsIn(many)).toBeUndefined();
  });

  it("comes with the answer to a beacon and with GET /v1/me, and says no more than tier, segments, site and id", async () => {
    const browser = people.browser();
    const answers = [await browser.does(views("/pricing")), await browser.me()];
    for (const { body } of answers) {
      const claims = await verify(body.token as string, secret, "HS256");
      expect(claims).toEqual({
        s: people.site,
        v: browser.visitor,
        t: "cold",
        g: "",
        exp: expect.any(Number),
      });
    }
  });

  it("is the browser's own tier, not that of the person whose address it claims", async () => {
    const known = people.browser();
    await known.does(...["/pricing", "/demo", "/case-studies/a", "/case-studies/b"].map(views));
    await people.ask("POST", "/v1/identify", {
      visitor: known.visitor,
      email: "jane@acme.example",
    });
    const stranger = people.browser();
    const { body } = await stranger.identifies({ email: "jane@acme.example" });
    expect(decode(body.token as string).payload).toMatchObject({ v: stranger.visitor, t: "cold" });
    const { body: own } = await known.me();
    expect(decode(own.token as string).payload.t).not.toBe("cold");
  });

  it("is not made for a back end's batch", async () => {
    const batch = {
      v: 1,
      visitor: people.browser().visitor,
      sentAt: Date.now(),
      events: [{ id: "event-0001", occurredAt: Date.now(), ...views("/") }],
    };
    const { status, body } = await people.ask("POST", `/v1/collect?site=${people.site}`, batch);
    expect([status, "token" in body]).toEqual([200, false]);
  });
});
