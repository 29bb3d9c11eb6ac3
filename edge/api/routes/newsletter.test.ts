import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { createPeople, type People } from "../../../test/workerd/people.ts";
import type { Env } from "../../worker.ts";

const { DB } = env as unknown as Env;
const email = "jane@acme.example";
const url = "https://www.example.com/pricing?utm_medium=email";
const browser = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0";

interface Links {
  readonly pixel: string;
  readonly links: readonly string[];
}

let people: People;
beforeEach(async () => {
  people = await createPeople(DB);
});

async function linksFor(address = email): Promise<Links> {
  const order = { mailing: "weekly", emails: [address], urls: [url] };
  const { status, body } = await people.ask("POST", "/v1/newsletter/links", order);
  expect(status).toBe(200);
  return (body.recipients as Links[])[0] as Links;
}

const follow = (link: string, userAgent = browser) =>
  SELF.fetch(link, { redirect: "manual", headers: { "user-agent": userAgent } });

async function eventsOf(address = email): Promise<string[]> {
  const { body } = await people.ask("POST", "/v1/identify", { email: address, id: "who-12345" });
  const { events } = (await people.ask("GET", `/v1/leads/${body.lead}/events`)).body;
  return (events as { type: string }[])
    .map(({ type }) => type)
    .filter((type) => type !== "identify")
    .sort();
}

describe("a newsletter", () => {
  it("counts an opened newsletter once a day, by a pixel", async () => {
    const { pixel } = await linksFor();
    for (let turn = 0; turn < 3; turn++) {
      const answer = await follow(pixel);
      expect(answer.status).toBe(200);
      expect(answer.headers.get("content-type")).toBe("image/gif");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      expect((await answer.arrayBuffer()).byteLength).toBe(42);
    }
    await expect.poll(() => eventsOf()).toEqual(["email_open"]);
  });

  it("counts a clicked link, and redirects", async () => {
    const { links } = await linksFor();
    const answer = await follow(links[0] as string);
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(url);
    await expect.poll(() => eventsOf()).toEqual(["email_click"]);
  });

  it("counts nothing of a HEAD request, which looks where a link leads", async () => {
    const { pixel, links } = await linksFor();
    for (const link of [pixel, links[0] as string]) {
      const answer = await SELF.fetch(link, {
        ...{ method: "HEAD", redirect: "manual" },
        headers: { "user-agent": browser },
      });
      expect(answer.status).toBe(link === pixel ? 200 : 302);
    }
    expect(await eventsOf()).toEqual([]);
  });

  it("leads a link scanner on without counting it", async () => {
    const { links } = await linksFor();
    const scanner = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";
    expect((await follow(links[0] as string, scanner)).status).toBe(302);
    await follow((await linksFor()).pixel);
    await expect.poll(() => eventsOf()).toEqual(["email_open"]);
  });

  it("has no e-mail address in its links", async () => {
    const { pixel, links } = await linksFor();
    for (const link of [pixel, ...links]) {
      const [, payload = ""] = link.slice(link.lastIndexOf("/") + 1).split(".");
      expect(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))).not.toContain("jane");
    }
  });

  it("is no open redirect: only what the site signed leads anywhere", async () => {
    const { links, pixel } = await linksFor();
    const [link = ""] = links;
    const token = link.slice(link.lastIndexOf("/") + 1);
    const [head, payload = "", signature] = token.split(".");
    const claims = JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/")));
    const forged = btoa(JSON.stringify({ ...claims, u: "https://evil.example/" }))
      .replaceAll("=", "")
      .replaceAll("+", "-")
      .replaceAll("/", "_");
    const none = btoa('{"alg":"none","typ":"JWT"}').replaceAll("=", "");
    const other = await createPeople(DB);
    await DB.prepare("UPDATE sites SET secret = 'ffff' WHERE site_key = ?1").bind(other.site).run();
    const foreign = btoa(JSON.stringify({ ...claims, s: other.site })).replaceAll("=", "");
    for (const bad of [
      `${head}.${forged}.${signature}`,
      `${none}.${forged}.`,
      `${head}.${foreign}.${signature}`,
      `${head}.${payload}`,
      "nonsense",
      "a.b.c",
      encodeURIComponent("https://evil.example/"),
      pixel.slice(pixel.lastIndexOf("/") + 1),
    ]) {
      const answer = await follow(`https://leadlight.test/v1/newsletter/click/${bad}`);
      expect([answer.status, answer.headers.get("location")], bad).toEqual([404, null]);
    }
  });

  it.each(["javascript:alert(1)", "data:text/html,x", "//evil.example", "ftp://x.example/"])(
    "signs no link to %s",
    async (bad) => {
      const order = { mailing: "weekly", emails: [email], urls: [bad] };
      const { status, body } = await people.ask("POST", "/v1/newsletter/links", order);
      expect(status).toBe(422);
      expect(body.detail).toContain("urls.0: must be an http or https address");
    },
  );
});
