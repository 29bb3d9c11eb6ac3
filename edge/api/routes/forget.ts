import { visitorId } from "../../../shared/api/words.ts";
import { isVisitorId } from "../../../shared/identity/ids.ts";
import { eraseBrowser } from "../../erasure/erase.ts";
import { textBody } from "../body.ts";
import { problem } from "../middleware/problem.ts";
import { route } from "../route.ts";

/**
 * `POST /v1/forget?site=KEY`: erases what is stored under a visitor's id. The id is 128 random bits that
 * only this browser has, so it is the permission. Back ends erase with `DELETE /v1/leads/ID`.
 */
export const forget = route({
  method: "post",
  path: "/v1/forget",
  id: "forget",
  summary: "Erases what is stored under a browser's id, which is the body, as text",
  access: { browser: true },
  body: textBody(visitorId),
  // An id has 32.
  limit: 64,
  answers: { 204: { description: "Nothing is stored any more" } },
  problems: ["invalid-visitor", "visitor-of-another-site", "unavailable"],
  async handle({ c, site, body, ports }) {
    if (!isVisitorId(body)) return problem(c, "invalid-visitor");
    const erased = await ports.waitForDatabase(() => eraseBrowser(site.key, body, ports));
    // How much was erased is not answered: the request proves nothing but the id.
    return erased === null ? problem(c, "visitor-of-another-site") : c.body(null, 204);
  },
});
