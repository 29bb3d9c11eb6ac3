/** The entry `leadlight/edge`, for the Worker in front of your site. */
export type { EdgeLead } from "../shared/personalize/edgeLead.ts";
export type { PersonalizeOptions, Scorer, TierStore } from "./options.ts";
export { type FetchOrigin, type Personalized, personalize } from "./personalize.ts";
