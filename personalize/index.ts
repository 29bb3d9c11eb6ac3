/** The entry `leadlight/edge`, for the Worker in front of your site. */
export type { PersonalizeOptions, Scorer, TierStore } from "./options.ts";
export { type EdgeLead, type FetchOrigin, type Personalized, personalize } from "./personalize.ts";
