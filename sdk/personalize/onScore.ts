import type { Standing } from "../../shared/wire/batch.ts";
import { guard } from "../guard.ts";

/** Ends what was begun. Safe to call twice. */
export type Stop = () => unknown;

/** The visitor's standing as the page gets it. */
export interface Score extends Partial<Standing> {
  /** Id of this browser on this site. */
  readonly visitor: string;
  readonly tier: string;
  /** The server was busy: the tier is the last known one, and there is no number yet. */
  readonly provisional?: boolean;
}

export type ScoreListener = (score: Score) => void;

export interface Scores {
  /** Calls the listener with every answer, and at once with the last one. */
  _onScore(listener: ScoreListener): Stop;
  /** The last answer on this page, or `null`. */
  _score(listener?: (score: Score | null) => void): Score | null;
  /** Takes a new standing and tells it, also as the DOM event `leadlight:score`; or forgets the last. */
  _set(score: Score | null): void;
}

/** What the score last was, and who wants to know. */
export function keepScores(): Scores {
  let last: Score | null = null;
  const listeners = new Set<ScoreListener>();
  return {
    _onScore(listener) {
      const guarded = guard(listener);
      listeners.add(guarded);
      if (last) guarded(last);
      return () => listeners.delete(guarded);
    },
    _score(listener) {
      if (listener) guard(listener)(last);
      return last;
    },
    _set(score) {
      last = score;
      if (!score) return;
      for (const listener of listeners) listener(score);
      document.dispatchEvent(new CustomEvent("leadlight:score", { detail: score }));
    },
  };
}
