import type { CollectAnswer, Standing } from "../../shared/wire/collectAnswer.ts";
import { guard } from "../guard.ts";
import { writeStored } from "../visitor/stored.ts";
import { tierKey } from "./applyTier.ts";

/** Ends what was begun. Safe to call twice. */
export type Stop = () => unknown;

/** The visitor's standing as the page gets it: what the edge answered, and whose it is. */
export interface Score extends Partial<Standing> {
  /** Id of this browser on this site. */
  readonly visitor: string;
  readonly tier: string;
  readonly segments: readonly string[];
  /** The same, signed, for the site's own server (`leadlight/edge`). */
  readonly token?: string;
  /** The server was busy: the tier is the last known one, and there is no number yet. */
  readonly provisional?: boolean;
}

export type ScoreListener = (score: Score) => void;

let last: Score | null = null;
const listeners = new Set<ScoreListener>();

/** Calls the listener with every answer, and at once with the last one. Returns its `stop`. */
export function onScore(listener: ScoreListener): Stop {
  const guarded = guard(listener);
  listeners.add(guarded);
  if (last) guarded(last);
  return () => listeners.delete(guarded);
}

/** The last answer on this page, or `null`. */
export function score(listener?: (score: Score | null) => void): Score | null {
  listener?.(last);
  return last;
}

/**
 * Takes an answer and passes it on, also as the DOM event `leadlight:score`. No answer: the visitor is
 * forgotten, and so is the standing.
 */
export function hearAnswer(answer?: CollectAnswer, visitor?: string): void {
  if (!answer) {
    last = null;
    writeStored(tierKey, "");
  } else if (answer.tier) {
    last = { ...answer, visitor } as Score;
    for (const listener of listeners) listener(last);
    document.dispatchEvent(new CustomEvent("leadlight:score", { detail: last }));
  }
}
