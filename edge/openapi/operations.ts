import * as z from "zod";
import {
  eventsPage,
  eventsParameters,
  explainParameters,
  explanation,
  leadView,
} from "../../shared/api/lead.ts";
import { exportParameters, leadPage, listParameters } from "../../shared/api/leadList.ts";
import {
  adjustmentMade,
  adjustmentOrder,
  eventsOrder,
  eventsTaken,
  identified,
  identifyOrder,
  linksMade,
  linksOrder,
} from "../../shared/api/orders.ts";
import { beacon, collectAnswer, ownAnswer, provisionalAnswer } from "../../shared/api/standing.ts";
import { visitorId } from "../../shared/api/words.ts";
import { modelOperations } from "./modelOperations.ts";
import type { Operation } from "./operation.ts";

const site = z.string().describe("Key of the site, as in `data-site`");
const taken = { description: "Taken: the visitor's standing", schema: collectAnswer };
const queued = { description: "D1 is slow: the queue took the events", schema: provisionalAnswer };
const done = { description: "Done" };
const browserProblems = [
  "unknown-site",
  "forbidden-origin",
  "robot",
  "body-too-large",
  "unsupported-media-type",
  "unavailable",
] as const;
const leadProblems = ["unknown-lead"] as const;

/** Every route of the API. A test fails when one of `app.ts` is missing here. */
export const operations: readonly Operation[] = [
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
    problems: [...browserProblems, "invalid-json", "too-deep", "invalid-batch", "no-valid-event"],
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
    problems: [...browserProblems, "invalid-body", "invalid-visitor", "visitor-of-another-site"],
  },
  {
    method: "post",
    path: "/v1/events",
    id: "tellEvents",
    summary: "What a back end knows of people: mails, webinars, whatever a CRM has",
    scope: "write",
    body: eventsOrder,
    answers: { 200: { description: "Good events are taken beside bad ones", schema: eventsTaken } },
    problems: ["invalid-json", "invalid-body", "no-valid-event", "body-too-large"],
  },
  {
    method: "post",
    path: "/v1/newsletter/links",
    id: "makeLinks",
    summary: "Signed links and pixels for the recipients of a newsletter",
    scope: "write",
    body: linksOrder,
    answers: { 200: { description: "One entry a recipient", schema: linksMade } },
    problems: ["invalid-body", "unknown-site", "body-too-large"],
  },
  {
    method: "get",
    path: "/v1/newsletter/open/{token}",
    id: "openedNewsletter",
    summary: "The pixel of a newsletter",
    answers: { 200: { description: "One transparent pixel", mediaType: "image/gif" } },
    problems: ["invalid-link"],
  },
  {
    method: "get",
    path: "/v1/newsletter/click/{token}",
    id: "clickedNewsletter",
    summary: "A link of a newsletter: counts, and leads on",
    answers: { 302: { description: "To the address that was signed" } },
    problems: ["invalid-link"],
  },
  {
    method: "get",
    path: "/v1/leads",
    id: "listLeads",
    summary: "Leads: filtered, sorted, page by page",
    scope: "read",
    query: listParameters,
    answers: { 200: { description: "A page", schema: leadPage } },
    problems: ["invalid-parameter"],
  },
  {
    method: "get",
    path: "/v1/leads.csv",
    id: "exportLeads",
    summary: "Every lead that fits the filters, by total, as a file for a spreadsheet",
    scope: "read",
    query: exportParameters,
    answers: { 200: { description: "CSV, RFC 4180, UTF-8 with a mark", mediaType: "text/csv" } },
    problems: ["invalid-parameter"],
  },
  {
    method: "get",
    path: "/v1/leads/{id}",
    id: "showLead",
    summary: "One lead, evaluated from its events at this moment",
    scope: "read",
    answers: { 200: { description: "The lead", schema: leadView } },
    problems: leadProblems,
  },
  {
    method: "get",
    path: "/v1/leads/{id}/explain",
    id: "explainLead",
    summary: "Why: every point with its reason, also at a moment of the past",
    scope: "read",
    query: explainParameters,
    answers: { 200: { description: "The lead and its contributions", schema: explanation } },
    problems: [...leadProblems, "invalid-parameter"],
  },
  {
    method: "get",
    path: "/v1/leads/{id}/events",
    id: "listEvents",
    summary: "What the lead did, newest first",
    scope: "read",
    query: eventsParameters,
    answers: { 200: { description: "A page", schema: eventsPage } },
    problems: [...leadProblems, "invalid-parameter"],
  },
  {
    method: "get",
    path: "/v1/leads/{id}/adjustments",
    id: "listAdjustments",
    summary: "Points that were given or taken by hand",
    scope: "read",
    answers: {
      200: {
        description: "Newest first",
        schema: z.strictObject({ adjustments: leadView.shape.adjustments }),
      },
    },
    problems: leadProblems,
  },
  {
    method: "post",
    path: "/v1/leads/{id}/adjustments",
    id: "adjustLead",
    summary: "Gives or takes points by hand",
    scope: "write",
    body: adjustmentOrder,
    answers: { 201: { description: "Made", schema: adjustmentMade } },
    problems: [...leadProblems, "invalid-body", "too-many-adjustments", "body-too-large"],
  },
  {
    method: "delete",
    path: "/v1/leads/{id}/adjustments/{name}",
    id: "takeBackAdjustment",
    summary: "Takes an adjustment back",
    scope: "write",
    answers: { 204: done },
    problems: [...leadProblems, "too-many-adjustments"],
  },
  {
    method: "put",
    path: "/v1/leads/{id}/visitors/{visitor}",
    id: "linkVisitor",
    summary: "A browser is this person",
    scope: "write",
    answers: { 200: { description: "Linked", schema: z.strictObject({ lead: visitorId }) } },
    problems: [...leadProblems, "already-linked"],
  },
  {
    method: "delete",
    path: "/v1/leads/{id}/visitors/{visitor}",
    id: "unlinkVisitor",
    summary: "A browser is not this person after all",
    scope: "write",
    answers: { 204: done },
    problems: leadProblems,
  },
  ...modelOperations,
  {
    method: "get",
    path: "/leadlight.js",
    id: "script",
    summary: "The script for pages",
    answers: {
      200: { description: "The script", mediaType: "text/javascript" },
      304: { description: "As it was" },
    },
    problems: [],
  },
  {
    method: "get",
    path: "/healthz",
    id: "health",
    summary: "Can this Worker reach its record?",
    answers: {
      200: { description: "It can", schema: z.strictObject({ ok: z.literal(true) }) },
    },
    problems: ["unavailable"],
  },
  {
    method: "get",
    path: "/openapi.json",
    id: "openapi",
    summary: "This document",
    answers: {
      200: { description: "OpenAPI 3.1", schema: z.looseObject({ openapi: z.string() }) },
    },
    problems: [],
  },
];
