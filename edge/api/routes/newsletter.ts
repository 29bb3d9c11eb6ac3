import { linksMade, linksOrder } from "../../../shared/api/orders.ts";
import { makeLinks } from "../../intake/newsletter/makeLinks.ts";
import { readLink } from "../../intake/newsletter/sealedLink.ts";
import { jsonBody } from "../body.ts";
import type { Route } from "../definition.ts";
import { problem } from "../middleware/problem.ts";
import { route } from "../route.ts";
import { countLink } from "./countLink.ts";

/** The smallest GIF: one transparent pixel (GIF89a). */
const pixel = Uint8Array.from(
  atob("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7"),
  (char) => char.charCodeAt(0),
);

/** Newsletters: signed links and pixels for each recipient, and the addresses that they lead to. */
export const newsletterRoutes: readonly Route[] = [
  route({
    method: "post",
    path: "/v1/newsletter/links",
    id: "makeLinks",
    summary: "Makes signed links and pixels for the recipients of a newsletter",
    access: { scope: "write" },
    body: jsonBody(linksOrder),
    limit: 1_048_576,
    answers: { 200: { description: "One entry a recipient", schema: linksMade } },
    problems: ["unknown-site"],
    async handle({ c, site: key, body, ports, json }) {
      const site = await ports.sites.find(key);
      if (site?.secret == null) {
        const detail = "The site has no secret yet: run `leadlight site` for it once more.";
        return problem(c, "unknown-site", { detail });
      }
      const { origin } = new URL(c.req.url);
      const { secret } = site;
      return json(200, { recipients: await makeLinks({ key, secret }, body, origin, ports) });
    },
  }),

  route({
    method: "get",
    path: "/v1/newsletter/open/{token}",
    id: "openedNewsletter",
    summary: "The pixel of a newsletter",
    access: { public: true },
    answers: { 200: { description: "One transparent pixel", mediaType: "image/gif" } },
    problems: ["invalid-link"],
    async handle({ c, params, ports }) {
      const link = await readLink(params.token, ports.sites.find);
      if (link?.url !== null) return problem(c, "invalid-link");
      countLink(c, link, ports);
      return c.body(pixel, 200, { "content-type": "image/gif", "cache-control": "no-store" });
    },
  }),

  route({
    method: "get",
    path: "/v1/newsletter/click/{token}",
    id: "clickedNewsletter",
    summary: "A link of a newsletter: counts the click, and redirects",
    access: { public: true },
    answers: { 302: { description: "To the signed address" } },
    problems: ["invalid-link"],
    async handle({ c, params, ports }) {
      const link = await readLink(params.token, ports.sites.find);
      if (link?.url == null) return problem(c, "invalid-link");
      countLink(c, link, ports);
      return c.body(null, 302, {
        location: link.url,
        "cache-control": "no-store",
        "referrer-policy": "no-referrer",
      });
    },
  }),
];
