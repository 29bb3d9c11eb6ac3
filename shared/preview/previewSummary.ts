/** What another model would do to leads: a sum that can be taken in any slices and any order. */

/** A lead as one model sees it. */
export interface PreviewStanding {
  /** Interest and fit, without what disqualifies. */
  readonly points: number;
  readonly total: number;
  readonly tier: string;
  readonly stage: string | null;
  readonly grade: string;
}

/** One rule's points for one lead, by both models. */
export interface RuleChange {
  /** Id of the rule. */
  readonly rule: string;
  readonly title: string;
  readonly before: number;
  readonly after: number;
}

/** A lead as both models see it at one moment. */
export interface LeadChange {
  readonly lead: string;
  readonly before: PreviewStanding;
  readonly after: PreviewStanding;
  /** The rules that moved it most, first. */
  readonly rules: readonly RuleChange[];
}

/** How many leads went from one name to another; `null` for no stage. */
export interface Move {
  readonly from: string | null;
  readonly to: string | null;
  readonly leads: number;
}

/** How many leads, and the first few of them. */
export interface Some {
  readonly leads: number;
  readonly first: readonly LeadChange[];
}

/** Leads whose points fall into `[from, from + width)`; the outermost bins take what lies beyond. */
export interface Bin {
  readonly from: number;
  readonly before: number;
  readonly after: number;
}

export interface PreviewSummary {
  /** Leads that were looked at. */
  readonly leads: number;
  /** Those of them whose points, tier or stage would be others. */
  readonly changed: number;
  /** All leads by tier, those that stay included. */
  readonly tiers: readonly Move[];
  readonly stages: readonly Move[];
  /** Leads that would newly reach a stage: each is an alert that would have been sent. By name. */
  readonly entered: readonly (Some & { readonly stage: string })[];
  readonly disqualified: Some;
  /** Those whose points would move most. */
  readonly movers: readonly LeadChange[];
  readonly bins: readonly Bin[];
}

/** How many leads are named, of those that move most and of every other kind. */
export const maxMovers = 10;
export const maxFirst = 5;

export const emptySummary: PreviewSummary = {
  leads: 0,
  changed: 0,
  tiers: [],
  stages: [],
  entered: [],
  disqualified: { leads: 0, first: [] },
  movers: [],
  bins: [],
};

/** Both slices together. Commutative and associative; `emptySummary` changes nothing. */
export function mergeSummaries(a: PreviewSummary, b: PreviewSummary): PreviewSummary {
  return {
    leads: a.leads + b.leads,
    changed: a.changed + b.changed,
    tiers: mergeMoves(a.tiers, b.tiers),
    stages: mergeMoves(a.stages, b.stages),
    entered: mergeBy(
      [...a.entered, ...b.entered],
      ({ stage }) => stage,
      (one, other) => ({ ...mergeSome(one, other), stage: one.stage }),
    ).sort((one, other) => compareText(one.stage, other.stage)),
    disqualified: mergeSome(a.disqualified, b.disqualified),
    movers: [...a.movers, ...b.movers].sort(byMove).slice(0, maxMovers),
    bins: mergeBy(
      [...a.bins, ...b.bins],
      ({ from }) => String(from),
      (one, other) => ({
        from: one.from,
        before: one.before + other.before,
        after: one.after + other.after,
      }),
    ).sort((one, other) => one.from - other.from),
  };
}

const mergeMoves = (a: readonly Move[], b: readonly Move[]): readonly Move[] =>
  mergeBy([...a, ...b], moveKey, (one, other) => ({
    ...one,
    leads: one.leads + other.leads,
  })).sort((one, other) => compareText(moveKey(one), moveKey(other)));

export const moveKey = ({ from, to }: Omit<Move, "leads">): string => JSON.stringify([from, to]);

const mergeSome = (a: Some, b: Some): Some => ({
  leads: a.leads + b.leads,
  first: [...a.first, ...b.first].sort(byTotal).slice(0, maxFirst),
});

function mergeBy<Entry>(
  entries: readonly Entry[],
  keyOf: (entry: Entry) => string,
  merge: (a: Entry, b: Entry) => Entry,
): Entry[] {
  const merged = new Map<string, Entry>();
  for (const entry of entries) {
    const key = keyOf(entry);
    const known = merged.get(key);
    merged.set(key, known === undefined ? entry : merge(known, entry));
  }
  return [...merged.values()];
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
type Unreasoned = Omit<LeadChange, "rules">;
const moveOf = ({ before, after }: Unreasoned): number => Math.abs(after.points - before.points);

/** The largest move first; the id decides where two are alike, so that no slicing can matter. */
export const byMove = (a: Unreasoned, b: Unreasoned): number =>
  moveOf(b) - moveOf(a) || compareText(a.lead, b.lead);

/** The most points by the new model first. */
export const byTotal = (a: Unreasoned, b: Unreasoned): number =>
  b.after.points - a.after.points || compareText(a.lead, b.lead);
