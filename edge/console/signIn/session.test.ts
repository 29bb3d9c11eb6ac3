import { sign } from "hono/jwt";
import { describe, expect, it } from "vitest";
import { createConsole, keys, origin, textOf } from "../console.fixture.ts";
import { nextPathOf } from "./nextPath.ts";

const leadsPage = "/console/leads";
const form = { "content-type": "application/x-www-form-urlencoded" };

describe("signing in", () => {
  it("is required on every page, and returns to it", async () => {
    const { request } = createConsole();
    for (const path of ["/console", leadsPage, `${leadsPage}?tier=hot`, "/console/nothing"]) {
      const answer = await request(path);
      expect(answer.status).toBe(303);
      expect(answer.headers.get("location")).toBe(
        `/console/sign-in?next=${encodeURIComponent(path)}`,
      );
    }
  });

  it("accepts the API key and redirects to the requested page", async () => {
    const { signIn, cookieOf, request } = createConsole();
    const answer = await signIn(keys.demo, { next: `${leadsPage}?tier=hot` });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toBe(`${leadsPage}?tier=hot`);
    const page = await request(leadsPage, { headers: { cookie: cookieOf(answer) } });
    expect(page.status).toBe(200);
    expect(textOf(await page.text())).toContain("Demo &amp; Sons");
  });

  it("sets a cookie that scripts, other sites and other paths do not get, and that does not hold the key", async () => {
    const { signIn } = createConsole();
    const cookie = (await signIn(keys.demo)).headers.get("set-cookie") ?? "";
    for (const part of [
      "HttpOnly",
      "SameSite=Strict",
      "Path=/console",
      "Secure",
      "Max-Age=43200",
    ]) {
      expect(cookie).toContain(part);
    }
    expect(cookie).not.toContain("s".repeat(32));
  });

  it("rejects a wrong key with 401 and no cookie", async () => {
    const { signIn } = createConsole();
    for (const key of ["", "nonsense", keys.demo.slice(0, -1), `${keys.demo.slice(0, -1)}t`]) {
      const answer = await signIn(key, { next: `${leadsPage}?tier=hot` });
      expect(answer.status).toBe(401);
      expect(answer.headers.get("set-cookie")).toBeNull();
      const page = await answer.text();
      expect(page).toContain("This key is unknown");
      expect(page).toContain(`value="${leadsPage}?tier=hot"`);
      if (key !== "") expect(page).not.toContain(key);
    }
  });

  it("redirects only to pages of the console", async () => {
    const { signIn, request } = createConsole();
    for (const next of [
      "https://evil.example/console",
      "//evil.example/console",
      "/console.evil.example",
      "/consoleevil",
      "/console/..//evil.example",
      "/console/../../evil",
      "/console\\..\\..\\\\evil.example",
      "\\\\evil.example",
      "javascript:alert(1)",
      "/v1/leads",
      "",
    ]) {
      expect(nextPathOf(next), next).toBe("/console");
      expect((await signIn(keys.demo, { next })).headers.get("location")).toBe("/console");
    }
    const hostile = encodeURIComponent('/console/"><script>alert(1)</script>');
    expect(await (await request(`/console/sign-in?next=${hostile}`)).text()).not.toContain(
      "alert(1)<",
    );
  });

  it("rejects a form from another site, a body that is no form, and a large one", async () => {
    const { signIn, request } = createConsole();
    expect((await signIn(keys.demo, {}, { origin: "https://evil.example" })).status).toBe(403);
    const json = {
      method: "POST",
      headers: { "content-type": "application/json", origin },
      body: "{}",
    };
    expect((await request("/console/sign-in", json)).status).toBe(415);
    expect((await signIn("x".repeat(5_000))).status).toBe(413);
  });
});

describe("a session", () => {
  const statusWith = async (at: ReturnType<typeof createConsole>, cookie: string) =>
    (await at.request(leadsPage, { headers: { cookie } })).status;

  it("ends after 12 hours", async () => {
    const at = createConsole();
    const { cookie } = await at.visitor();
    at.world.nowMs += 12 * 3_600_000 - 1_000;
    expect(await statusWith(at, cookie)).toBe(200);
    at.world.nowMs += 1_000;
    expect(await statusWith(at, cookie)).toBe(303);
  });

  it("ends when its key is revoked", async () => {
    const at = createConsole();
    const { cookie } = await at.visitor();
    at.world.apiKeys.splice(0);
    expect(await statusWith(at, cookie)).toBe(303);
  });

  it("cannot be forged", async () => {
    const at = createConsole();
    const { cookie } = await at.visitor();
    const [head, body, signature] = (cookie.split("=")[1] ?? "").split(".");
    const [demo, other] = at.world.apiKeys;
    const payload = { sub: demo?.id, exp: at.world.nowMs / 1_000 + 60 };
    const none = `${btoa('{"alg":"none","typ":"JWT"}')}.${body}.`;
    for (const token of [
      "",
      "a.b.c",
      `${head}.${body}.`,
      `${head}.${btoa(JSON.stringify({ sub: other?.id, exp: payload.exp }))}.${signature}`,
      `${head}.${btoa("null")}.${signature}`,
      none,
      await sign(payload, other?.hash ?? ""),
      await sign(payload, "guess"),
      await sign({ sub: demo?.id }, demo?.hash ?? ""),
      await sign({ ...payload, sub: "unknown" }, demo?.hash ?? ""),
    ]) {
      expect(await statusWith(at, `leadlight_session=${token}`), token).toBe(303);
    }
  });

  it("ends with the sign-out button", async () => {
    const at = createConsole();
    const { cookie, read } = await at.visitor();
    expect(await read(leadsPage)).toContain('action="/console/sign-out"');
    const answer = await at.request("/console/sign-out", {
      method: "POST",
      headers: { ...form, origin, cookie },
    });
    expect(answer.headers.get("location")).toBe("/console/sign-in");
    expect(answer.headers.get("set-cookie")).toMatch(
      /leadlight_session=;.*Max-Age=0.*Path=\/console/,
    );
  });

  it("works after a link in a mail: a strict cookie comes only with a navigation from here", async () => {
    const { request } = createConsole();
    const answer = await request(leadsPage, { headers: { "sec-fetch-site": "cross-site" } });
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain(`content="0;url=${leadsPage}"`);
  });
});

describe("every page of the console", () => {
  it("allows no foreign content, no inline code without its nonce, and no cache", async () => {
    const { visitor, request } = createConsole();
    const { get } = await visitor();
    const missing = await get("/console/nothing");
    for (const answer of [await request("/console/sign-in"), await get(leadsPage), missing]) {
      const policy = answer.headers.get("content-security-policy") ?? "";
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
      expect(policy.replace(`${nonce}`, "N").split("; ")).toEqual([
        "default-src 'none'",
        "style-src 'self'",
        "script-src 'self' 'nonce-N'",
        "connect-src 'self'",
        "img-src 'self' data:",
        "form-action 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
      ]);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
      expect(answer.headers.get("referrer-policy")).toBe("same-origin");
      expect(answer.headers.get("cache-control")).toBe("no-store");
      const page = await answer.text();
      expect(page).not.toMatch(/\sstyle=|\son\w+=/);
      const inline = [...page.matchAll(/<script(?![^>]*\ssrc=)[^>]*>/g)].map(([tag]) => tag);
      expect(inline).toEqual([`<script nonce="${nonce}">`]);
    }
  });

  it("has styles and scripts that a browser may cache until they change", async () => {
    const { request } = createConsole();
    const page = await (await request("/console/sign-in")).text();
    for (const [type, pattern] of [
      ["text/css", /href="(\/console\/assets\/console\.css[^"]*)"/],
      ["text/javascript", /src="(\/console\/assets\/console\.js[^"]*)"/],
    ] as const) {
      const url = pattern.exec(page)?.[1] ?? "";
      const answer = await request(url);
      expect(answer.headers.get("content-type")).toContain(type);
      expect(answer.headers.get("cache-control")).toContain("immutable");
      const etag = answer.headers.get("etag") ?? "";
      const again = await request(url, { headers: { "if-none-match": etag } });
      expect(again.status).toBe(304);
      expect(await answer.text()).toContain(type === "text/css" ? ":root" : "data-live-switch");
    }
  });
});
