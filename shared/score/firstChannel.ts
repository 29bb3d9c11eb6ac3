import { channelOf } from "../classify/channel.ts";
import type { Occurrence } from "../profile/occurrence.ts";
import type { Profile, Tally } from "../profile/profile.ts";

/** The channel of the first known visit, e.g. `organic_search`; `null` without a visit. */
export function firstChannelOf({ earlier, days, halfHours, recent }: Profile): string | null {
  let first: Tally["what"] | Occurrence | null = null;
  let firstAt = Number.POSITIVE_INFINITY;
  const look = (what: Tally["what"] | Occurrence, at: number): void => {
    if (what.type !== "page_view" || at >= firstAt) return;
    first = what;
    firstAt = at;
  };
  for (const tallies of [earlier, days.tallies, halfHours.tallies]) {
    for (const tally of tallies) look(tally.what, tally.firstAt);
  }
  for (const occurrence of recent) look(occurrence, occurrence.at);
  return first === null ? null : channelOf((first as Tally["what"]).source).channel;
}
