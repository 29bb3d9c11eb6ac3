import * as z from "zod";
import {
  destinationTest,
  destinationTested,
  handoffPage,
  handoffParameters,
  mutedLead,
  muteOrder,
  shownRules,
} from "../../../shared/api/handoff.ts";
import { rulesSchema } from "../../../shared/handoffs/rules.ts";
import type { Operation } from "./operation.ts";

/** Who is told of whom. */
export const handoffOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/v1/handoffs",
    id: "listHandoffs",
    summary: "Hand-offs, newest first: who was told of whom, and what failed",
    scope: "read",
    query: handoffParameters,
    answers: { 200: { description: "A page", schema: handoffPage } },
    problems: ["invalid-parameter"],
  },
  {
    method: "post",
    path: "/v1/handoffs/{key}/resend",
    id: "resendDelivery",
    summary: "Sends a delivery again, under its own key",
    scope: "write",
    answers: {
      202: { description: "It is on its way", schema: z.strictObject({ key: z.string() }) },
    },
    problems: ["unknown-delivery"],
  },
  {
    method: "get",
    path: "/v1/handoffs/rules",
    id: "showHandoffRules",
    summary: "The rules for hand-offs, secrets hidden",
    scope: "read",
    answers: { 200: { description: "The rules", schema: shownRules } },
    problems: [],
  },
  {
    method: "put",
    path: "/v1/handoffs/rules",
    id: "saveHandoffRules",
    summary: "Saves the rules: destinations, owners, quiet hours, and which hand-off goes to which",
    scope: "write",
    body: rulesSchema,
    answers: { 200: { description: "Saved", schema: shownRules } },
    problems: ["invalid-rules", "body-too-large"],
  },
  {
    method: "post",
    path: "/v1/destinations/test",
    id: "testDestination",
    summary: "Sends a made-up hand-off to a destination",
    scope: "write",
    body: destinationTest,
    answers: { 200: { description: "What came of it", schema: destinationTested } },
    problems: ["invalid-body", "invalid-rules", "unknown-site", "body-too-large"],
  },
  {
    method: "put",
    path: "/v1/leads/{id}/mute",
    id: "muteLead",
    summary: "Nobody is told of this lead",
    scope: "write",
    body: muteOrder,
    answers: { 200: { description: "Muted", schema: mutedLead } },
    problems: ["unknown-lead", "invalid-body"],
  },
  {
    method: "delete",
    path: "/v1/leads/{id}/mute",
    id: "unmuteLead",
    summary: "It is told of again",
    scope: "write",
    answers: { 204: { description: "Done" } },
    problems: ["unknown-lead"],
  },
];
