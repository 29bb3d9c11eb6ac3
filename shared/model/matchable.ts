import type { Occurrence } from "../profile/occurrence.ts";

/** The part of an occurrence that rules look at. */
export type Matchable = Pick<Occurrence, "type" | "object" | "page" | "verified" | "source">;
