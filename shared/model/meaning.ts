import type { Source } from "../profile/occurrence.ts";
import type { Indexed } from "./indexed.ts";
import type { Matchable } from "./matchable.ts";
import type { EventRule } from "./model.ts";

/** What a model makes of an occurrence. */
export interface Meaning {
  readonly pageType: string | null;
  /** Event rules that count it. */
  readonly eventRules: readonly Indexed<EventRule>[];
  /** Indexes of the conditions' matches (`countedMatches`) that it fits. */
  readonly counted: readonly number[];
  /** Whether some condition asks for visits to pages of this type. */
  readonly countsVisits: boolean;
  /** Whether some condition asks for attention on pages of this type. */
  readonly countsAttention: boolean;
}

/** Distinct pages and files to remember: enough for any site, little enough for an isolate of 128 MB. */
const maxMeanings = 5_000;

/** Meanings by the occurrence's type (with what its page says about itself), then by its object. */
interface Meanings {
  readonly byType: Map<string, Map<string, Meaning>>;
  /** The last type, and its meanings: nearly all occurrences are page views. */
  type: string;
  byName: Map<string, Meaning>;
}

const noMeanings = (): Meanings => ({ byType: new Map(), type: "", byName: new Map() });

/**
 * Caches meanings, so that equal occurrences share one object. Maps within maps, so that the common case
 * (a page that says nothing about itself) builds no text: building one costs more than all the rules.
 *
 * @param bySource Some match asks where a visitor came from.
 */
export function rememberMeanings(
  interpret: (occurrence: Matchable) => Meaning,
  bySource: boolean,
): (occurrence: Matchable) => Meaning {
  let inside = noMeanings();
  // Apart, because a browser can send any text as its referrer, even one that reads like a campaign.
  const byReferrer = new Map<string | undefined, Meanings>();
  const byCampaign = new Map<string, Meanings>();
  let size = 0;
  const meaningsFrom = (source: Source): Meanings =>
    source.campaign === undefined
      ? meaningsIn(byReferrer, source.referrer)
      : meaningsIn(byCampaign, JSON.stringify(source));
  return (occurrence) => {
    if (size >= maxMeanings) {
      inside = noMeanings();
      byReferrer.clear();
      byCampaign.clear();
      size = 0;
    }
    const { type, object, page, source } = occurrence;
    const meanings = bySource && source !== undefined ? meaningsFrom(source) : inside;
    const vouchedType = occurrence.verified ? `verified ${type}` : type;
    // With the type and not with the object, because a browser can send any text as the object.
    const kind = page === undefined ? vouchedType : `${vouchedType} ${JSON.stringify(page)}`;
    const byName = kind === meanings.type ? meanings.byName : ofType(meanings, kind);
    let meaning = byName.get(object);
    if (meaning === undefined) {
      meaning = interpret(occurrence);
      byName.set(object, meaning);
      size++;
    }
    return meaning;
  };
}

function meaningsIn<Name>(known: Map<Name, Meanings>, name: Name): Meanings {
  let meanings = known.get(name);
  if (meanings === undefined) {
    meanings = noMeanings();
    known.set(name, meanings);
  }
  return meanings;
}

function ofType(meanings: Meanings, type: string): Map<string, Meaning> {
  const byName = meanings.byType.get(type) ?? new Map<string, Meaning>();
  meanings.byType.set(type, byName);
  meanings.type = type;
  meanings.byName = byName;
  return byName;
}
