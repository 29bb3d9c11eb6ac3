import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeAll, expect, it } from "vitest";
import { createPeople, origin, type People } from "../../test/workerd/people.ts";
import type { Env } from "../worker.ts";

let people: People;
beforeAll(async () => {
  people = await createPeople((env as unknown as Env).DB);
});

const visitor = "0123456789abcdef0123456789abcdef";
const justWritten = `${visitor}.0.20779`;

/** What a browser that sends this along gets set; `null` for nothing. */
async function cookieFor(
  value: string | null,
  { from = "same-origin", host = "www.example.com", as = visitor } = {},
): Promise<string | null> {
  const page = { path: "/" };
  const event = { id: crypto.randomUUID(), type: "page_view", occurredAt: Date.now(), page };
  const body = { v: 1, visitor: as, sentAt: Date.now(), events: [event] };
  const answer = await SELF.fetch(`https://${host}/v1/collect?site=${people.site}`, {
    method: "POST",
    headers: {
      origin,
      ...(from !== "" && { "sec-fetch-site": from }),
      ...(value !== null && { cookie: `a=1; leadlight-${people.site}=${value}` }),
    },
    body: JSON.stringify(body),
  });
  expect(answer.status).toBe(200);
  return answer.headers.get("set-cookie");
}

it("renews the cookie that the script has just written, under the same domain", async () => {
  const renewed = `leadlight-${people.site}=${visitor}.0.20779.; Max-Age=34000000; Domain=example.com; Path=/; Secure; SameSite=Lax`;
  expect(await cookieFor(justWritten)).toBe(renewed);
  expect(await cookieFor(justWritten, { from: "same-site", host: "leads.example.com" })).toBe(
    renewed,
  );
  expect(await cookieFor(`${visitor}.1.1`, { host: "www.example.co.uk" })).toContain(
    "; Domain=example.co.uk;",
  );
});

it.each<[string, string | null, Parameters<typeof cookieFor>[1]]>([
  ["there was none: no consent, or cookieless", null, {}],
  ["the page is of another site", justWritten, { from: "cross-site" }],
  ["the browser does not say whose page it is", justWritten, { from: "" }],
  ["the visitor opted out", "out.0.20779", {}],
  ["it is another visitor's", justWritten, { as: "f".repeat(32) }],
  ["it was set today already", `${visitor}.0.20779.`, {}],
  ["the script never wrote it so", `${visitor}.12.20779`, {}],
])("sets nothing when %s", async (_, value, browser) => {
  expect(await cookieFor(value, browser)).toBeNull();
});
