/** `leadlight/client`: the typed client of the API. */
export type { InboundListed, InboundMade, InboundOrder } from "../shared/api/inbound.ts";
export type { EventsPage, Explanation, LeadView } from "../shared/api/lead.ts";
export type { LeadField, ListedLead } from "../shared/api/leadList.ts";
export { type Client, type CollectBatch, createClient, type LeadsQuery } from "./createClient.ts";
export { LeadlightError } from "./leadlightError.ts";
export type { ClientOptions } from "./request.ts";
