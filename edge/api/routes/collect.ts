import { beacon } from "../../../shared/wire/beacon.ts";
import { collectAnswer, provisionalAnswer } from "../../../shared/wire/collectAnswer.ts";
import { parseBatch } from "../../../shared/wire/parseBatch.ts";
import { beaconBody } from "../body.ts";
import { route } from "../route.ts";
import { answerBatch } from "./answerBatch.ts";

/**
 * `POST /v1/collect?site=KEY`: events in, the visitor's standing out.
 *
 * With an API key of the site instead of a browser's origin, every kind of event is accepted, at the
 * time it states. Logs and histories of other systems are imported this way.
 */
export const collect = route({
  method: "post",
  path: "/v1/collect",
  id: "collect",
  summary: "Accepts events, and answers with the visitor's standing",
  access: { scope: "collect", browser: true },
  body: beaconBody(beacon),
  answers: {
    200: { description: "Accepted: the visitor's standing", schema: collectAnswer },
    202: { description: "D1 is slow: the queue has the events", schema: provisionalAnswer },
  },
  problems: [
    ...["invalid-json", "too-deep", "invalid-batch", "no-valid-event"],
    ...["not-a-browser", "visitor-of-another-site", "visitor-erased", "unavailable"],
  ] as const,
  handle({ c, site, apiKey, body, ports }) {
    const trusted = apiKey !== null;
    const parsed = parseBatch(body, { site: site.key, receivedAt: ports.clock(), trusted });
    return answerBatch(c, parsed, { site, trusted }, ports);
  },
});
