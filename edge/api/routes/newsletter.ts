import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { linksOrder } from "../../../shared/api/orders.ts";
import { normalEmail } from "../../../shared/classify/emailKind.ts";
import type { VisitorId } from "../../../shared/identity/ids.ts";
import { countMailHit } from "../../intake/newsletter/countMailHit.ts";
import { type NewsletterLink, readLink, signLink } from "../../intake/newsletter/link.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { decideRobot } from "../middleware/decideRobot.ts";
import { hintOf } from "../middleware/hint.ts";
import { problem } from "../middleware/problem.ts";

/** The smallest GIF: one transparent pixel (GIF89a). */
const pixel = Uint8Array.from(
  atob("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
  (char) => char.charCodeAt(0),
);

const maxBytes = 1_048_576;

/**
 * Newsletters: `POST /v1/newsletter/links` (API key) makes each recipient's pixel and links;
 * `GET /v1/newsletter/open/:token` is the pixel, `GET /v1/newsletter/click/:token` leads on.
 */
export function newsletterRoutes(ports: Ports) {
  const count = (c: Context, link: NewsletterLink): void => {
    const userAgent = c.req.header("user-agent");
    const request = {
      ...{ method: c.req.method, userAgent, robot: decideRobot(userAgent, c.req.raw.cf) },
      purpose: c.req.header("sec-purpose") ?? c.req.header("purpose"),
    };
    c.executionCtx.waitUntil(countMailHit(link, request, ports));
  };

  return new Hono()
    .get("/open/:token", async function open(c) {
      const link = await readLink(c.req.param("token"), ports.sites.find);
      if (link?.url !== null) return problem(c, "invalid-link");
      count(c, link);
      return c.body(pixel, 200, { "content-type": "image/gif", "cache-control": "no-store" });
    })
    .get("/click/:token", async function click(c) {
      const link = await readLink(c.req.param("token"), ports.sites.find);
      if (link?.url == null) return problem(c, "invalid-link");
      count(c, link);
      return c.body(null, 302, {
        location: link.url,
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
      });
    })
    .post(
      "/links",
      apiKey(ports),
      bodyLimit({ maxSize: maxBytes, onError: (c) => problem(c, "body-too-large") }),
      async function makeLinks(c) {
        const parsed = linksOrder.safeParse(await c.req.json().catch(() => null));
        if (!parsed.success) return problem(c, "invalid-body", { detail: hintOf(parsed.error) });
        const { mailing, urls } = parsed.data;
        const { site } = c.var.apiKey;
        const secret = (await ports.sites.find(site))?.secret;
        if (secret == null) {
          return problem(c, "unknown-site", {
            detail: "The site has no secret yet: run `leadlight site` for it once more.",
          });
        }
        const emails = parsed.data.emails.map((email) => normalEmail(email) as string);
        const people = await ports.identities.peopleOf(site, [...new Set(emails)]);
        const { origin } = new URL(c.req.url);
        const address = async (kind: "open" | "click", email: string, url: string | null) => {
          const lead = people.get(email) as string as VisitorId;
          const token = await signLink({ site, lead, mailing, url }, secret);
          return `${origin}/v1/newsletter/${kind}/${token}`;
        };
        const recipients = await Promise.all(
          emails.map(async (email) => ({
            email,
            pixel: await address("open", email, null),
            links: await Promise.all(urls.map((url) => address("click", email, url))),
          })),
        );
        return c.json({ recipients }, 200, { "cache-control": "no-store" });
      },
    );
}
