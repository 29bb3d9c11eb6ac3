import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { putSite } from "../test/workerd/seed.ts";
import wrangler from "../wrangler.toml?raw";
import { pretendCf, pretendHeader } from "./pretendCf.ts";
import type { Env } from "./worker.ts";

const { DB } = env as unknown as Env;
const url = "https://leadlight.test/v1/collect?site=demo";

const pretending = (fallback: string, header?: string) =>
  pretendCf(
    new Request(url, {
      method: "POST",
      body: "body",
      cf: { country: "US", city: "Austin" },
      ...(header !== undefined && { headers: { [pretendHeader]: header } }),
    }),
    fallback,
  );

describe("pretending to come from elsewhere", () => {
  it("replaces what the local runtime made up, and keeps the request", async () => {
    const request = pretending('{"country":"NL"}');
    expect(request.cf).toEqual({ country: "NL" });
    expect([request.method, await request.text()]).toEqual(["POST", "body"]);
  });

  it("lets a header win, field by field", () => {
    const request = pretending('{"country":"NL","asn":1}', '{"country":"DE"}');
    expect(request.cf).toEqual({ country: "DE", asn: 1 });
  });

  it("passes over what is no JSON object", () => {
    for (const odd of ["", "{", "[]", "null", "7", '"NL"']) {
      expect(pretending("{}", odd).cf, odd).toEqual({});
    }
  });
});

describe("the deployed Worker", () => {
  it("has no DEV_CF", () => {
    expect(wrangler).toMatch(/database_name/);
    expect(wrangler).not.toMatch(/DEV_CF/);
    expect((env as unknown as Env).DEV_CF).toBeUndefined();
  });

  it("takes no notice of the header", async () => {
    await putSite(DB, "demo", ["https://www.example.com"]);
    const answer = await SELF.fetch(url, {
      method: "POST",
      headers: {
        origin: "https://www.example.com",
        "content-type": "text/plain",
        [pretendHeader]: '{"country":"NL","asOrganization":"ASML"}',
      },
      cf: { country: "DE" },
      body: JSON.stringify({
        v: 1,
        visitor: crypto.randomUUID().replaceAll("-", ""),
        sentAt: Date.now(),
        events: [
          { id: "pretended-1", type: "page_view", occurredAt: Date.now(), page: { path: "/" } },
        ],
      }),
    });
    expect(answer.status).toBe(200);
    const stored = await DB.prepare(
      "SELECT body FROM events WHERE event_id = 'pretended-1'",
    ).first<{ body: string }>();
    expect(JSON.parse(stored?.body ?? "{}").place).toEqual({ country: "DE" });
  });
});
