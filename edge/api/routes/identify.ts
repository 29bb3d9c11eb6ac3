import * as z from "zod";
import { identified, identifyOrder } from "../../../shared/api/orders.ts";
import { collectAnswer, provisionalAnswer } from "../../../shared/wire/collectAnswer.ts";
import { jsonBody } from "../body.ts";
import { route } from "../route.ts";
import { identifyByBackEnd } from "./identifyByBackEnd.ts";
import { identifyByBrowser } from "./identifyByBrowser.ts";

/**
 * `POST /v1/identify`: who a visitor is, and traits.
 *
 * - From a browser (`?site=KEY`): unverified, unless `signature` shows that the site's back end vouches
 *   for the address. The answer is the visitor's own standing, as that of `POST /v1/collect`.
 * - With an API key: verified. Links `visitor`, when it is given, to the person with `email`.
 */
export const identify = route({
  method: "post",
  path: "/v1/identify",
  id: "identify",
  summary: "Identifies a visitor, and sets traits",
  access: { scope: "write", browser: true },
  body: jsonBody(identifyOrder),
  answers: {
    200: {
      description: "To a back end the lead; to a browser as to POST /v1/collect",
      schema: z.union([identified, collectAnswer]),
    },
    202: { description: "D1 is slow: the queue has the events", schema: provisionalAnswer },
  },
  problems: [
    ...["invalid-visitor", "invalid-batch", "no-valid-event"],
    ...["not-a-browser", "visitor-of-another-site", "visitor-erased", "unavailable"],
  ] as const,
  handle: ({ c, site, apiKey, body, ports }) =>
    apiKey === null
      ? identifyByBrowser(c, site, body, ports)
      : identifyByBackEnd(c, site.key, body, ports),
});
