import type { VisitorId } from "../../shared/identity/ids.ts";
import type { Profile } from "../../shared/profile/profile.ts";

/** A visitor's folded events. The store keeps the one with the highest `upto`. */
export interface ProfileRow {
  readonly visitor: VisitorId;
  /** The `seq` of the last event that is folded in. */
  readonly upto: number;
  readonly profile: Profile;
}
