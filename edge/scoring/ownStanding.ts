import type { Standing } from "../../shared/wire/collectAnswer.ts";
import type { Member, Snapshot } from "../ports/lead.ts";
import type { PublishedModel } from "../ports/models.ts";
import type { Scored } from "../ports/scored.ts";
import { scoreSnapshot } from "./scoreSnapshot.ts";

/** What a browser may know of itself, and until when that holds if nothing else happens. */
export interface OwnStanding {
  readonly standing: Standing;
  /** Milliseconds since 1970, or `null`. */
  readonly nextChangeAt: number | null;
}

/**
 * What a browser may know: the standing of the person when a back end confirmed that it is this person,
 * otherwise the standing of this browser's own events. To claim another person's e-mail address reveals nothing.
 *
 * @param scored The whole lead, evaluated at `now` (milliseconds since 1970).
 */
export function ownStanding(
  snapshot: Snapshot,
  scored: Scored,
  compiled: PublishedModel,
  now: number,
): OwnStanding {
  const own = snapshot.members.filter(({ visitor }) => visitor === snapshot.self);
  const isConfirmed = own.every(({ verified }) => verified);
  const isAlone = snapshot.members.every(
    (member) => member.visitor === snapshot.self || isEmpty(member),
  );
  const { totals, stage, segments, nextChangeAt } =
    isConfirmed || isAlone
      ? scored
      : scoreSnapshot({ ...snapshot, row: null, members: own }, compiled, now);
  const { score, total, tier } = totals;
  return { standing: { score, total, tier, stage, segments }, nextChangeAt };
}

const isEmpty = ({ profile, tail }: Member): boolean => profile === null && tail.length === 0;
