/** The entry `leadlight/react`. */
export { ForSegment, type ForSegmentProps } from "./forSegment.ts";
export { ForTier, type ForTierProps } from "./forTier.ts";
export type { Lead, ServerLead } from "./lead.ts";
export { LeadlightProvider, type LeadlightProviderProps } from "./leadlightProvider.ts";
export { useLead } from "./useLead.ts";
export { useTrack } from "./useTrack.ts";
