import { verdictOf } from "../../conditions/combined.ts";
import type { Condition } from "../../conditions/condition.ts";
import { evaluateCondition } from "../../conditions/evaluateCondition.ts";
import { isTimed } from "../../conditions/isTimed.ts";
import { type SegmentInput, scoreOperatorOf } from "../../conditions/scoreOperators.ts";
import { roundPoints } from "../roundPoints.ts";
import { bandsOf } from "../totals.ts";
import { type Bounds, boundsOf } from "./bounds.ts";
import type { Range } from "./decaySum.ts";
import type { IdleLead } from "./idleLead.ts";
import type { Interval } from "./interval.ts";
import { isSame, type TierAndStage } from "./tierAndStage.ts";
import type { TimedSegment } from "./timedSegments.ts";

/**
 * What an interval can bring: `stays` when tier, stage and segments cannot change in it; `level` when they
 * may, but the sums that decide hardly move; `open` otherwise.
 */
export type Outlook = "stays" | "level" | "open";

/** Sums of the same numbers differ by less, whatever their order; they are rounded to a billionth. */
const noise = 1e-12;
/** Points that move by less within an interval do not move. */
const levelPoints = 1e-11;

export function outlookOf(lead: IdleLead, interval: Interval): Outlook {
  const bounds = boundsOf(lead, interval);
  if (bounds === null) return "open";
  const outlook = outlookOfTierAndStage(lead, bounds);
  if (outlook === "open" || lead.timedSegments.length === 0) return outlook;
  const extremes = extremesOf(lead, bounds);
  const ofSegments = lead.timedSegments.map((segment, index) =>
    outlookOfSegment(lead, segment, lead.currentSegments[index] === true, interval, extremes),
  );
  if (ofSegments.includes("open")) return "open";
  return ofSegments.includes("level") ? "level" : outlook;
}

function outlookOfTierAndStage(
  { compiled: { model }, tierAndStageOf, current }: IdleLead,
  { value, fit, disqualified }: Bounds,
): Outlook {
  const at = (valueEnd: keyof Range, fitEnd: keyof Range): TierAndStage =>
    tierAndStageOf(bandsOf(model, beyond(value, valueEnd), beyond(fit, fitEnd), disqualified));
  const [lowest, highest] = [at("least", "least"), at("most", "most")];
  if (isSame(lowest, current) && isSame(highest, current)) return "stays";
  const [byValue, byFit] = [at("most", "least"), at("least", "most")];
  const valueDecidesNothing = isLevel(value) || (isSame(lowest, byValue) && isSame(byFit, highest));
  const fitDecidesNothing = isLevel(fit) || (isSame(lowest, byFit) && isSame(byValue, highest));
  return valueDecidesNothing && fitDecidesNothing ? "level" : "open";
}

/** The extreme scores that a lead can have within an interval. */
interface Extremes {
  readonly low: SegmentInput;
  readonly high: SegmentInput;
  /** Whether a sum hardly moves between the two. */
  readonly isLevel: (sum: "score" | "fit" | "total") => boolean;
}

function extremesOf({ compiled: { model }, tierAndStageOf }: IdleLead, bounds: Bounds): Extremes {
  const { value, fit, disqualified } = bounds;
  const sums = { score: bounds.score(), fit, total: bounds.total() };
  const scoresAt = (end: keyof Range): SegmentInput => {
    const bands = bandsOf(model, beyond(value, end), beyond(fit, end), disqualified);
    return {
      score: roundPoints(beyond(sums.score, end)),
      fit: roundPoints(beyond(fit, end)),
      total: roundPoints(beyond(sums.total, end)),
      grade: bands.grade,
      ...tierAndStageOf(bands),
    };
  };
  return { low: scoresAt("least"), high: scoresAt("most"), isLevel: (sum) => isLevel(sums[sum]) };
}

function outlookOfSegment(
  { facts }: IdleLead,
  segment: TimedSegment,
  isIn: boolean,
  { from, changes }: Interval,
  extremes: Extremes,
): Outlook {
  const hasBreakpoint = changes.some(({ segments }) => segments.includes(segment));
  let isOpen = false;
  const verdict = verdictOf(segment.when, (leaf) => {
    const onScore = scoreOperatorOf(leaf);
    if (onScore === null) {
      const mayChange = hasBreakpoint && isTimed(leaf);
      return mayChange ? null : evaluateCondition(leaf as Condition, facts, from);
    }
    const holds = onScore.between(leaf as never, extremes.low, extremes.high);
    if (holds === null && onScore.sum !== null && !extremes.isLevel(onScore.sum)) isOpen = true;
    return holds;
  });
  if (verdict !== null) return verdict === isIn ? "stays" : "level";
  return isOpen ? "open" : "level";
}

/** An end of a range, and as far beyond it as sums are inexact. */
const beyond = (range: Range, end: keyof Range): number =>
  range[end] + (end === "least" ? -noise : noise);

const isLevel = ({ least, most }: Range): boolean => most - least < levelPoints;
