import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { createPeople, type People } from "../../../test/workerd/people.ts";
import { holdMs } from "../../intake/newsletter/burstWatch.ts";
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

/** Until clicks that came together have been counted, or not. */
const waitForClicks = () => scheduler.wait(2 * holdMs);

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
    await expect.poll(() => eventsOf(), { timeout: 10_000 }).toEqual(["email_open"]);
  });

  it("counts a clicked link, and redirects", async () => {
    const { links } = await linksFor();
    const answer = await follow(links[0] as string);
    expect(answer.status).toBe(302);
    expect(answer.headers.get("location")).toBe(url);
    await expect.poll(() => eventsOf(), { timeout: 10_000 }).toEqual(["email_click"]);
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
    await expect.poll(() => eventsOf(), { timeout: 10_000 }).toEqual(["email_open"]);
  });

  it.each([
    [
      "Gmail",
      "Mozilla/5.0 (Windows NT 5.1; rv:11.0) Gecko Firefox/11.0 (via ggpht.com GoogleImageProxy)",
    ],
    ["Yahoo", "YahooMailProxy; https://help.yahoo.com/kb/yahoo-mail-proxy-SLN28749.html"],
    ["Outlook", "Mozilla/4.0 (compatible; ms-office; MSOffice 16)"],
    ["Apple", "Mozilla/5.0"],
  ])("is opened when the proxy of %s loads its pixel, and not clicked by it", async (_, agent) => {
    const { pixel, links } = await linksFor();
    await follow(pixel, agent);
    await expect.poll(() => eventsOf(), { timeout: 10_000 }).toEqual(["email_open"]);
    if (!agent.includes("Proxy")) return;
    await follow(links[0] as string, agent);
    await waitForClicks();
    expect(await eventsOf()).toEqual(["email_open"]);
  });

  it("is not clicked by what is no person", async () => {
    const { links } = await linksFor();
    const [link = ""] = links;
    const ask = (headers: Record<string, string>, method = "GET") =>
      SELF.fetch(link, { method, redirect: "manual", headers });
    const answers = await Promise.all([
      ask({ "user-agent": browser }, "HEAD"),
      ask({ "user-agent": "" }),
      ask({ "user-agent": browser, "sec-purpose": "prefetch;prerender" }),
      ask({ "user-agent": browser, purpose: "prefetch" }),
      ask({ "user-agent": "python-requests/2.32" }),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([302, 302, 302, 302, 302]);
    await waitForClicks();
    expect(await eventsOf()).toEqual([]);
  });

  it("is not clicked by a scanner that follows all of its links at once, but by a person one by one", async () => {
    const urls = ["a", "b", "c"].map((name) => `https://www.example.com/${name}`);
    const order = { mailing: "burst", emails: [email], urls };
    const { body } = await people.ask("POST", "/v1/newsletter/links", order);
    const { links } = (body.recipients as Links[])[0] as Links;
    await Promise.all(links.map((link) => follow(link)));
    await waitForClicks();
    expect(await eventsOf()).toEqual([]);
    await waitForClicks();
    await follow(links[0] as string);
    await waitForClicks();
    await follow(links[1] as string);
    await expect
      .poll(() => eventsOf(), { timeout: 10_000 })
      .toEqual(["email_click", "email_click"]);
  });

  it("is no open redirect: only what the site sealed leads anywhere", async () => {
    const { links, pixel } = await linksFor();
    const [link = ""] = links;
    const token = link.slice(link.lastIndexOf("/") + 1);
    const [site = "", sealed = ""] = token.split(".");
    const other = await createPeople(DB);
    const none = btoa('{"alg":"none","typ":"JWT"}').replaceAll("=", "");
    const claims = btoa(JSON.stringify({ s: site, m: "weekly", u: "https://evil.example/" }));
    const turned = sealed[30] === "A" ? "B" : "A";
    for (const bad of [
      `${site}.${sealed.slice(0, 30)}${turned}${sealed.slice(31)}`,
      `${site}.${sealed.slice(0, 40)}`,
      `${site}.`,
      site,
      // Both sites have the same secret here.
      `${other.site}.${sealed}`,
      `${none}.${claims.replaceAll("=", "")}.`,
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
