import type { CompiledModel, Meaning } from "../model/compile.ts";
import type { EventMatch } from "../model/model.ts";
import type { Profile } from "../profile/profile.ts";
import type { Traits } from "../profile/traits.ts";
import { engagedMsByPageType } from "./engaged.ts";
import { type Moment, timelineOf } from "./timeline.ts";

/** What a model makes of a profile, worked out once however many rules ask for it. */
export interface Facts {
  readonly company: CompiledModel["model"]["company"];
  readonly traits: Traits;
  readonly moments: readonly { readonly moment: Moment; readonly meaning: Meaning }[];
  /** How often events of a match happened. */
  readonly countOf: (match: EventMatch) => number;
  /** Sessions with a page view; by page type, or all of them. */
  readonly sessionsWith: (pageTypes: readonly string[] | undefined) => number;
  /** Milliseconds of attention on pages of these types. */
  readonly engagedMsOn: (pageTypes: readonly string[]) => number;
}

/** Page type of all pages, for those of none, too; no page can be of it, names are not empty. */
const anyPage = "";

export function factsOf(compiled: CompiledModel, profile: Profile): Facts {
  const moments = timelineOf(profile).map((moment) => ({
    moment,
    meaning: compiled.meaningOf(moment.what),
  }));
  const engaged = once(() => engagedMsByPageType(profile, compiled));
  const counts = once(() => {
    const found = new Map<EventMatch, number>();
    for (const { moment, meaning } of moments) {
      for (const match of meaning.fits) found.set(match, (found.get(match) ?? 0) + moment.count);
    }
    return found;
  });
  const sessions = once(() => {
    const found = new Map<string, Set<number>>([[anyPage, new Set()]]);
    for (const { moment, meaning } of moments) {
      if (moment.what.type !== "page_view") continue;
      found.get(anyPage)?.add(moment.session);
      if (meaning.pageType === null) continue;
      const known = found.get(meaning.pageType);
      if (known) known.add(moment.session);
      else found.set(meaning.pageType, new Set([moment.session]));
    }
    return found;
  });
  return {
    company: compiled.model.company,
    traits: profile.traits,
    moments,
    countOf: (match) => counts().get(match) ?? 0,
    sessionsWith: (pageTypes = [anyPage]) => {
      const sets = pageTypes.map((type) => sessions().get(type) ?? new Set<number>());
      return sets.length === 1
        ? (sets[0] as Set<number>).size
        : new Set(sets.flatMap((set) => [...set])).size;
    },
    engagedMsOn: (pageTypes) =>
      pageTypes.reduce((sum, type) => sum + (engaged().get(type) ?? 0), 0),
  };
}

/** Works a value out when it is first asked for. */
function once<Value>(work: () => Value): () => Value {
  let known: { readonly value: Value } | undefined;
  return () => {
    known ??= { value: work() };
    return known.value;
  };
}
