import * as z from "zod";
import { identified, identifyOrder } from "../../../shared/api/orders.ts";
import {
  beacon,
  collectAnswer,
  ownAnswer,
  provisionalAnswer,
} from "../../../shared/api/standing.ts";
import { visitorId } from "../../../shared/api/words.ts";
import type { Operation } from "./operation.ts";

const site = z.string().describe("Key of the site, as in `data-site`");
const taken = { description: "Taken: the visitor's standing", schema: collectAnswer };
const queued = { description: "D1 is slow: the queue took the events", schema: provisionalAnswer };
const browserProblems = [
  "unknown-site",
  "forbidden-origin",
  "robot",
  "body-too-large",
  "unsupported-media-type",
  "unavailable",
] as const;

/** Routes that browsers use; two of them back ends, too. */
export const browserOperations: readonly Operation[] = [
  {
    method: "post",
    path: "/v1/collect",
    id: "collect",
    summary: "Events in, the visitor's standing out",
    scope: "collect",
    isForBrowsers: true,
    query: z.strictObject({ site }),
    body: beacon,
    answers: { 200: taken, 202: queued },
    problems: [
      ...browserProblems,
      ...(["invalid-json", "too-deep", "invalid-batch", "no-valid-event"] as const),
      ...(["visitor-of-another-site", "visitor-erased"] as const),
    ],
  },
  {
    method: "get",
    path: "/v1/me",
    id: "me",
    summary: "A visitor's own standing",
    isForBrowsers: true,
    query: z.strictObject({ site, visitor: visitorId }),
    answers: { 200: { description: "The standing, without reasons", schema: ownAnswer } },
    problems: ["unknown-site", "forbidden-origin", "invalid-visitor", "unknown-lead"],
  },
  {
    method: "post",
    path: "/v1/forget",
    id: "forget",
    summary: "Erases what is stored under a browser's id, which is the body, as text",
    isForBrowsers: true,
    query: z.strictObject({ site }),
    body: visitorId,
    bodyMediaType: "text/plain",
    answers: { 204: { description: "Nothing is there any more" } },
    problems: [
      ...["unknown-site", "forbidden-origin", "robot", "body-too-large"],
      ...["invalid-visitor", "visitor-of-another-site"],
    ] as const,
  },
  {
    method: "post",
    path: "/v1/identify",
    id: "identify",
    summary: "Who somebody is, and facts about them",
    scope: "write",
    isForBrowsers: true,
    query: z.strictObject({ site: site.optional().describe("Of a browser") }),
    body: identifyOrder,
    answers: {
      200: {
        description: "To a back end the lead; to a browser as to POST /v1/collect",
        schema: z.union([identified, collectAnswer]),
      },
      202: queued,
    },
    problems: [
      ...browserProblems,
      ...([
        "invalid-body",
        "invalid-visitor",
        "visitor-of-another-site",
        "visitor-erased",
      ] as const),
    ],
  },
];
