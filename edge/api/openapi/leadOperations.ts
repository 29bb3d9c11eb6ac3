import * as z from "zod";
import { leadErased } from "../../../shared/api/erasure.ts";
import {
  eventsPage,
  eventsParameters,
  explainParameters,
  explanation,
  leadView,
} from "../../../shared/api/lead.ts";
import { exportParameters, leadPage, listParameters } from "../../../shared/api/leadList.ts";
import { adjustmentMade, adjustmentOrder } from "../../../shared/api/orders.ts";
import { visitorId } from "../../../shared/api/words.ts";
import type { Operation } from "./operation.ts";

const done = { description: "Done" };
const leadProblems = ["unknown-lead"] as const;

/** Lists, exports, and one lead. */
export const leadOperations: readonly Operation[] = [
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
    method: "delete",
    path: "/v1/leads/{id}",
    id: "eraseLead",
    summary: "Erases a person: every browser, every event, and what back ends told",
    scope: "privacy",
    answers: { 200: { description: "What was erased; zeros the second time", schema: leadErased } },
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
];
