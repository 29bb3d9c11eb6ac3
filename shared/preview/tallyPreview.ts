import type { Model } from "../model/model.ts";
import { disqualifiedTier } from "../score/evaluate.ts";
import {
  byMove,
  byTotal,
  type LeadChange,
  type Move,
  maxFirst,
  maxMovers,
  moveKey,
  type PreviewSummary,
  type Some,
} from "./previewSummary.ts";

/** A lead without its reasons, which are worked out only for those that are shown. */
export type Compared = Omit<LeadChange, "rules"> & {
  readonly rules: () => LeadChange["rules"];
};

interface PreviewTally {
  add(lead: Compared): void;
  summary(): PreviewSummary;
}

/** Bins below and above zero: of a width of 10 they reach from −50 to 200. */
const lowestBin = -5;
const highestBin = 19;

/** How wide a bin is: ten of them up to the highest threshold of both models, rounded to a plain number. */
export function binWidthOf(...models: readonly Model[]): number {
  const thresholds = models.flatMap(({ tiers, stages }) => [...tiers, ...stages]);
  const highest = Math.max(1, ...thresholds.map(({ atLeast }) => atLeast));
  const power = 10 ** Math.floor(Math.log10(highest / 10));
  return ([1, 2, 5, 10].find((step) => step * power >= highest / 10) ?? 10) * power;
}

/**
 * Adds up leads one by one: what `mergeSummaries` of one summary for each would give.
 *
 * @param stagesAfter Names of the new model's stages, highest first.
 */
export function createPreviewTally(width: number, stagesAfter: readonly string[]): PreviewTally {
  const tiers = new Map<string, Move>();
  const stages = new Map<string, Move>();
  const entered = new Map<string, Shortlist>();
  const disqualified = createShortlist(byTotal, maxFirst);
  const movers = createShortlist(byMove, maxMovers);
  const bins = new Map<number, { before: number; after: number }>();
  let leads = 0;
  let changed = 0;

  const count = (moves: Map<string, Move>, from: string | null, to: string | null) => {
    const key = moveKey({ from, to });
    moves.set(key, { from, to, leads: (moves.get(key)?.leads ?? 0) + 1 });
  };
  const binOf = (points: number) => {
    const place = Math.floor(points / width);
    const from = Math.min(highestBin, Math.max(lowestBin, place)) * width;
    const known = bins.get(from) ?? { before: 0, after: 0 };
    bins.set(from, known);
    return known;
  };
  // Of stages that the new model does not have, any of its own is a higher one.
  const rankOf = (stage: string | null) => {
    const place = stage === null ? -1 : stagesAfter.indexOf(stage);
    return place < 0 ? Number.POSITIVE_INFINITY : place;
  };

  return {
    add(lead) {
      const { before, after } = lead;
      leads++;
      count(tiers, before.tier, after.tier);
      count(stages, before.stage, after.stage);
      binOf(before.points).before++;
      binOf(after.points).after++;
      const alike =
        before.total === after.total &&
        before.points === after.points &&
        before.tier === after.tier &&
        before.stage === after.stage;
      if (alike) return;
      changed++;
      if (after.stage !== null && rankOf(after.stage) < rankOf(before.stage)) {
        const list = entered.get(after.stage) ?? createShortlist(byTotal, maxFirst);
        entered.set(after.stage, list);
        list.add(lead);
      }
      if (after.tier === disqualifiedTier && before.tier !== disqualifiedTier) {
        disqualified.add(lead);
      }
      if (before.points !== after.points) movers.add(lead);
    },
    summary: () => ({
      leads,
      changed,
      tiers: sorted([...tiers.values()], moveKey),
      stages: sorted([...stages.values()], moveKey),
      entered: sorted(
        [...entered].map(([stage, list]) => ({ stage, ...list.some() })),
        ({ stage }) => stage,
      ),
      disqualified: disqualified.some(),
      movers: movers.some().first,
      bins: [...bins]
        .map(([from, counts]) => ({ from, ...counts }))
        .sort((a, b) => a.from - b.from),
    }),
  };
}

const sorted = <Entry>(entries: Entry[], keyOf: (entry: Entry) => string): Entry[] =>
  entries.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));

interface Shortlist {
  add(lead: Compared): void;
  some(): Some;
}

/** Counts leads, and keeps the first few in an order. */
function createShortlist(
  order: (a: Omit<LeadChange, "rules">, b: Omit<LeadChange, "rules">) => number,
  max: number,
): Shortlist {
  let leads = 0;
  const first: Compared[] = [];
  return {
    add(lead) {
      leads++;
      const last = first[max - 1];
      if (last !== undefined && order(last, lead) < 0) return;
      first.push(lead);
      first.sort(order);
      if (first.length > max) first.pop();
    },
    some: () => ({ leads, first: first.map((lead) => ({ ...lead, rules: lead.rules() })) }),
  };
}
