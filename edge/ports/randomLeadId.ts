import type { LeadId, VisitorId } from "../../shared/identity/ids.ts";
import { randomVisitorId } from "./randomVisitorId.ts";

/** The id of a new person. Its ending keeps it out of every browser route. */
export const randomLeadId = (): LeadId => `${randomVisitorId()}-lead` as LeadId;

/** The id that the events of one more user of a browser are stored under. */
export const randomUserId = (): VisitorId => `${randomVisitorId()}-user` as VisitorId;
