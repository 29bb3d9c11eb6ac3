import type { CollectAnswer, Standing } from "../../shared/wire/batch.ts";
import { guard } from "../guard.ts";
import { listen, type Stop } from "../lifecycle/listen.ts";

/** The visitor's standing as the page gets it. */
export interface Score extends Partial<Standing> {
  /** Id of this browser on this site. */
  readonly visitor: string;
  readonly tier: string;
  /** The server was busy: the tier is the last known one, and there is no number yet. */
  readonly provisional?: boolean;
}

export type ScoreListener = (score: Score) => void;

/** Type of the DOM event that tells a page its visitor's score, in `detail`. */
const scoreEvent = "leadlight:score";

export interface Scores {
  /** Calls the listener with every answer, and at once with the last one. */
  _onScore(listener: ScoreListener): Stop;
  /** The last answer on this page, or `null`. */
  _score(): Score | null;
  /** Takes an answer and dispatches it on the document. */
  _tell(answer: CollectAnswer, visitor: string): void;
  _forget(): void;
}

/** What the score last was, and who wants to know. The DOM event is the one channel for both. */
export function keepScores(): Scores {
  let last: Score | null = null;
  return {
    _onScore(listener) {
      if (last) guard(listener)(last);
      // Another site's tracker on the same page dispatches the same type.
      return listen<CustomEvent<Score>>(scoreEvent, ({ detail }) => {
        if (detail === last) listener(detail);
      });
    },
    _score: () => last,
    _tell({ accepted, refused, token, ...standing }, visitor) {
      last = { visitor, ...standing } as Score;
      document.dispatchEvent(new CustomEvent(scoreEvent, { detail: last }));
    },
    _forget() {
      last = null;
    },
  };
}
