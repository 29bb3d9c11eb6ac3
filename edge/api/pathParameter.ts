import { isLeadId, type LeadId, type VisitorId } from "../../shared/identity/ids.ts";
import { parseKey } from "../handoffs/deliveryKey.ts";
import type { ProblemName } from "./middleware/problem.ts";

/** A part of a path that names something. */
export interface PathParameter<Value> {
  /** `null` for a text that names nothing of this kind. */
  readonly parse: (text: string) => Value | null;
  /** What the route answers then. */
  readonly otherwise: ProblemName;
}

/** Id of a lead, or of one of its visitors. */
export const leadId: PathParameter<LeadId> = {
  parse: (text) => (isLeadId(text) ? text : null),
  otherwise: "unknown-lead",
};

/** Id of one of a lead's visitors. */
export const visitor: PathParameter<VisitorId> = {
  parse: (text) => (isLeadId(text) ? (text as string as VisitorId) : null),
  otherwise: "unknown-lead",
};

/** Number of a published model; 0 is the default model. */
export const modelVersion: PathParameter<number> = {
  parse: (text) => (/^\d{1,9}$/.test(text) ? Number(text) : null),
  otherwise: "unknown-version",
};

/** Key of a delivery, as `GET /v1/handoffs` shows it. */
export const deliveryKey: PathParameter<NonNullable<ReturnType<typeof parseKey>>> = {
  parse: parseKey,
  otherwise: "unknown-delivery",
};
