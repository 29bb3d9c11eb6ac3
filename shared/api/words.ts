/** Parts of requests and answers that several routes use. */
import * as z from "zod";
import type { AnswerOf } from "../answerOf.ts";
import { LEAD_ID_PATTERN, VISITOR_ID_PATTERN } from "../identity/ids.ts";
import { timeOf } from "../wire/parseServerEvent.ts";

export const visitorId = z
  .string()
  .regex(VISITOR_ID_PATTERN, "must be 32 lowercase hex digits")
  .describe("128 random bits as 32 lowercase hex digits");

/** Of a person, or of one of the visitors that a person's events are stored under. */
export const leadId = z
  .string()
  .regex(LEAD_ID_PATTERN, "must be 32 lowercase hex digits, with -lead, -user, or nothing behind")
  .describe("32 lowercase hex digits, with `-lead`, `-user`, or nothing behind");

/** Of an answer: milliseconds since 1970. */
export const milliseconds = z.int().describe("Milliseconds since 1970");

/** Of a query: milliseconds since 1970 or ISO 8601. */
export const moment = z
  .string()
  .describe("Milliseconds since 1970, or ISO 8601")
  .transform((text, { issues }) => {
    const ms = timeOf(/^\d{1,15}$/.test(text) ? Number(text) : text);
    if (ms !== null) return ms;
    issues.push({
      code: "custom",
      message: "milliseconds since 1970, or a date such as 2026-11-17T09:00:00Z",
      input: text,
    });
    return z.NEVER;
  });

/** RFC 9457. */
export const problemDocument = z
  .looseObject({
    type: z.string().describe("`urn:leadlight:problem:…`: stable, to be compared with"),
    title: z.string().describe("The same for every problem of the type"),
    status: z.int(),
    detail: z.string().optional().describe("How to fix it, in this case"),
  })
  .describe("A problem document, RFC 9457");
export type ProblemDocument = AnswerOf<typeof problemDocument>;
