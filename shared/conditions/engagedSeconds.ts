import * as z from "zod";
import { countsAfter, hasWindow, windowInWords } from "../time/window.ts";
import type { EngagedTime, LeadFacts } from "./facts.ts";
import { leavesWindowAt } from "./leavesWindowAt.ts";
import { either } from "./matchInWords.ts";
import { neverContradicts, type Operator } from "./operator.ts";
import { hasOneWindow, twoWindows, windowFields } from "./windowFields.ts";
import { names } from "./words.ts";

const schema = z.strictObject({
  /** Attention on pages of a type, over all visits or the latest. */
  engagedSeconds: z
    .strictObject({ pageType: names, atLeast: z.number().positive(), ...windowFields })
    .refine(hasOneWindow, twoWindows),
});

type EngagedSeconds = z.infer<typeof schema>;

export const engagedSeconds = {
  schema,
  holds: ({ engagedSeconds }, facts, now) =>
    secondsIn(engagedSeconds, facts, now) >= engagedSeconds.atLeast,
  because: ({ engagedSeconds }, facts, now) => {
    const seconds = Math.round(secondsIn(engagedSeconds, facts, now));
    const pages = engagedSeconds.pageType.join(" or ");
    return `${seconds} s on ${pages}${windowInWords(engagedSeconds)}`;
  },
  inWords: ({ engagedSeconds }) => {
    const { pageType, atLeast } = engagedSeconds;
    return `${atLeast} s of attention on pages of type ${either(pageType)}${windowInWords(engagedSeconds)}`;
  },
  isTimed: ({ engagedSeconds }) => hasWindow(engagedSeconds),
  breakpoints: ({ engagedSeconds }, facts, now) => {
    if (!hasWindow(engagedSeconds)) return [];
    const times = facts.engagedOn(engagedSeconds.pageType);
    const needed = lastNeeded(times, engagedSeconds.atLeast * 1_000);
    return leavesWindowAt(engagedSeconds, needed, facts, now);
  },
  mentions: ({ engagedSeconds: { pageType } }) => ({ attentionOn: pageType }),
  activeWithinDays: ({ engagedSeconds: { lastDays } }) => lastDays ?? Number.POSITIVE_INFINITY,
  ...neverContradicts,
} satisfies Operator<EngagedSeconds>;

function secondsIn(
  condition: EngagedSeconds["engagedSeconds"],
  { engagedOn, timeZone }: LeadFacts,
  now: number,
): number {
  const after = countsAfter(condition, now, timeZone);
  let totalMs = 0;
  for (const { at, engagedMs } of engagedOn(condition.pageType)) {
    if (at > after) totalMs += engagedMs;
  }
  return totalMs / 1_000;
}

/** Sums of the same times in another order differ by far less. */
const noiseMs = 1;

/**
 * The time of the attention with which, counted from the latest, the sum is enough. More than one time
 * where the sum is so near that its last digits decide.
 */
function lastNeeded(times: readonly EngagedTime[], neededMs: number): number[] {
  const found: number[] = [];
  let sum = 0;
  for (let index = times.length - 1; index >= 0 && sum <= neededMs + noiseMs; index--) {
    const { at, engagedMs } = times[index] as EngagedTime;
    sum += engagedMs;
    if (sum >= neededMs - noiseMs) found.push(at);
  }
  return found;
}
