import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import type { SiteKey, VisitorId } from "../../shared/identity/ids.ts";

/** As the script asks for; browsers cap cookies at 400 days. */
const maxAgeSeconds = 34_000_000;

/**
 * As the script writes it (`sdk/visitor/cookie.ts`): the id, how many labels of the host's name its domain
 * has besides the last two, and the day.
 */
const written = /^([0-9a-f]{32})\.(\d)\.\d+$/;

/**
 * Where the Worker answers under the site's own domain, it sets the visitor's cookie again: Safari keeps what a
 * server sets for longer than the seven days that it leaves to scripts. Only a cookie that came along is
 * renewed, and only once a day, when the script has written it; so a visitor without the cookie gets none, and a late
 * answer hardly ever restores an id that the visitor has dropped meanwhile.
 */
export function renewCookie(c: Context, site: SiteKey, visitor: VisitorId): void {
  const from = c.req.header("sec-fetch-site");
  if (from !== "same-origin" && from !== "same-site") return;
  const name = `leadlight-${site}`;
  const value = getCookie(c, name) ?? "";
  const [, id, index] = written.exec(value) ?? [];
  if (id !== visitor || index === undefined) return;
  const { hostname, protocol } = new URL(c.req.url);
  // To the script it is today's; the dot says here that the server set it.
  setCookie(c, name, `${value}.`, {
    domain: hostname
      .split(".")
      .slice(-2 - Number(index))
      .join("."),
    path: "/",
    maxAge: maxAgeSeconds,
    sameSite: "Lax",
    secure: protocol === "https:",
  });
}
