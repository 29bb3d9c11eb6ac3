/** A site of its own for each test, the people who visit it, and its back end. */
import { SELF } from "cloudflare:test";
import type { Event } from "../../shared/wire/event.ts";
import { putApiKey, putSite } from "./seed.ts";

export const origin = "https://www.example.com";
export const secret = "5ec7e7".repeat(10);

/** An event as a test writes it. */
export type Said = Event extends infer One
  ? One extends Event
    ? Omit<One, "id" | "occurredAt" | "verified"> & { readonly signature?: string }
    : never
  : never;

export interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

export async function createPeople(db: D1Database) {
  const site = `site-${crypto.randomUUID().slice(0, 8)}`;
  await putSite(db, site, [origin]);
  await db.prepare("UPDATE sites SET secret = ?2 WHERE site_key = ?1").bind(site, secret).run();
  const key = await putApiKey(db, site);

  const answerOf = async (response: Response): Promise<Answer> => {
    const text = await response.text();
    const body = text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {};
    return { status: response.status, body };
  };
  const ask = async (method: string, path: string, body?: unknown, withKey = key) =>
    answerOf(
      await SELF.fetch(`https://leadlight.test${path}`, {
        method,
        headers: { authorization: `Bearer ${withKey}`, "content-type": "application/json" },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );

  return {
    site,
    key,
    ask,

    /** A browser, as the script sends for it. */
    browser(visitor: string = crypto.randomUUID().replaceAll("-", "")) {
      const post = async (path: string, body: unknown) =>
        answerOf(
          await SELF.fetch(`https://leadlight.test${path}?site=${site}`, {
            method: "POST",
            headers: { origin, "content-type": "text/plain" },
            body: JSON.stringify(body),
          }),
        );
      return {
        visitor,
        does: (...said: Said[]) => {
          const sentAt = Date.now();
          const events = said.map((one) => ({
            id: crypto.randomUUID(),
            occurredAt: sentAt,
            ...one,
          }));
          return post("/v1/collect", { v: 1, visitor, sentAt, events });
        },
        identifies: (body: Record<string, unknown>) => post("/v1/identify", { visitor, ...body }),
        me: async () =>
          answerOf(
            await SELF.fetch(`https://leadlight.test/v1/me?site=${site}&visitor=${visitor}`, {
              headers: { origin },
            }),
          ),
      };
    },

    lead: async (id: string) => (await ask("GET", `/v1/leads/${id}`)).body,
    explain: async (id: string) => (await ask("GET", `/v1/leads/${id}/explain`)).body,
  };
}

export type People = Awaited<ReturnType<typeof createPeople>>;

export const views = (path: string): Said => ({ type: "page_view", page: { path } });
export const sendsForm = (form: string): Said => ({
  type: "form_submit",
  page: { path: "/demo" },
  form,
});

/** What a site's back end computes. */
export async function signed(email: string): Promise<string> {
  const text = new TextEncoder();
  const algorithm = { name: "HMAC", hash: "SHA-256" };
  const key = await crypto.subtle.importKey("raw", text.encode(secret), algorithm, false, ["sign"]);
  const bytes = new Uint8Array(await crypto.subtle.sign("HMAC", key, text.encode(email)));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
