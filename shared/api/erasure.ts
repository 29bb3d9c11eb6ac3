import * as z from "zod";
import type { AnswerOf } from "../answerOf.ts";
import { leadId } from "./words.ts";

/** Answer of `DELETE /v1/leads/:id`: what was erased; zeros when it was erased before. */
export const leadErased = z.strictObject({
  lead: leadId,
  visitors: z.int().describe("Browsers that were linked to the person"),
  events: z.int(),
  emails: z.int().describe("E-mail addresses"),
  handoffs: z.int(),
});
export type LeadErased = AnswerOf<typeof leadErased>;
