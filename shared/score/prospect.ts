import { dependsOnTime } from "../model/dependsOnTime.ts";
import type { StandingCondition } from "../model/segmentConditions.ts";
import { evaluateCondition } from "./condition.ts";
import type { Course, Place } from "./course.ts";
import type { Range } from "./flow.ts";
import { type Reach, reachOf, type Stretch } from "./reach.ts";
import { roundPoints } from "./roundPoints.ts";
import { isOfStanding, judgeSegment, judgeStanding, type StandingFacts } from "./segments.ts";
import { standingOf } from "./totals.ts";
import type { Watched } from "./watched.ts";

/**
 * Whether a lead stays where it is through a stretch of time; if not for sure, whether all that this
 * depends on is level.
 */
export type Prospect = "stays" | "level" | "open";

/** Sums of the same numbers differ by less, whatever their order; they are rounded to a billionth. */
const noise = 1e-12;
/** Points that move by less within a stretch do not move. */
const level = 1e-11;

export function prospectOf(course: Course, stretch: Stretch): Prospect {
  const reach = reachOf(course, stretch);
  if (reach === null) return "open";
  const prospect = prospectOfPlace(course, reach);
  if (prospect === "open" || course.watched.length === 0) return prospect;
  const bounds = boundsOf(course, reach);
  const ofSegments = course.watched.map((segment, index) =>
    prospectOfSegment(course, segment, course.segmentsHere[index] === true, stretch, bounds),
  );
  if (ofSegments.includes("open")) return "open";
  return ofSegments.includes("level") ? "level" : prospect;
}

/** Of tier and stage. */
function prospectOfPlace({ compiled: { model }, placeOf, here }: Course, reach: Reach): Prospect {
  const { value, fit, disqualified } = reach;
  const placeAt = (valueAt: keyof Range, fitAt: keyof Range): Place =>
    placeOf(standingOf(model, within(value, valueAt), within(fit, fitAt), disqualified));
  const [lowest, highest] = [placeAt("least", "least"), placeAt("most", "most")];
  if (isSame(lowest, here) && isSame(highest, here)) return "stays";
  const [byValue, byFit] = [placeAt("most", "least"), placeAt("least", "most")];
  const valueSettled = isLevel(value) || (isSame(lowest, byValue) && isSame(byFit, highest));
  const fitSettled = isLevel(fit) || (isSame(lowest, byFit) && isSame(byValue, highest));
  return valueSettled && fitSettled ? "level" : "open";
}

/** Between which standings a lead is within a stretch, and whether it moves in between. */
interface Bounds {
  readonly low: StandingFacts;
  readonly high: StandingFacts;
  readonly moves: (part: StandingCondition) => boolean;
}

function boundsOf({ compiled: { model }, placeOf }: Course, reach: Reach): Bounds {
  const { value, fit, disqualified } = reach;
  const [score, total] = [reach.score(), reach.total()];
  const standingAt = (end: keyof Range): StandingFacts => {
    const standing = standingOf(model, within(value, end), within(fit, end), disqualified);
    return {
      score: roundPoints(within(score, end)),
      fit: roundPoints(within(fit, end)),
      total: roundPoints(within(total, end)),
      grade: standing.grade,
      ...placeOf(standing),
    };
  };
  return {
    low: standingAt("least"),
    high: standingAt("most"),
    moves: (part) => {
      // Whether these do is asked for themselves.
      if ("tier" in part || "stage" in part) return false;
      return !isLevel("score" in part ? score : "total" in part ? total : fit);
    },
  };
}

function prospectOfSegment(
  { facts }: Course,
  segment: Watched,
  isIn: boolean,
  { from, changes }: Stretch,
  { low, high, moves }: Bounds,
): Prospect {
  const mayChange = changes.some(({ segments }) => segments.includes(segment));
  let isOpen = false;
  const verdict = judgeSegment(segment.when, (part) => {
    if (!isOfStanding(part))
      return mayChange && dependsOnTime(part) ? null : evaluateCondition(part, facts, from);
    const judged = judgeStanding(part, low, high);
    if (judged === null && moves(part)) isOpen = true;
    return judged;
  });
  if (verdict !== null) return verdict === isIn ? "stays" : "level";
  return isOpen ? "open" : "level";
}

const within = (range: Range, end: keyof Range): number =>
  range[end] + (end === "least" ? -noise : noise);

const isLevel = ({ least, most }: Range): boolean => most - least < level;

export const isSame = (one: Place, other: Place): boolean =>
  one.tier === other.tier && one.stage === other.stage;
