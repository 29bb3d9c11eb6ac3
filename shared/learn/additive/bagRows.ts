import { seededRandom } from "../data/random.ts";
import { shuffle } from "../data/shuffle.ts";

export interface Bag {
  readonly train: Uint32Array;
  /** Decides when boosting stops, and which pairs are worth keeping. */
  readonly heldOut: Uint32Array;
}

/** More rows than this in one bag cost time and hardly change it: the next bag takes others. */
const maxBagRows = 50_000;
const heldOutShare = 0.15;
/** Of few rows a small share says too little about when to stop. */
const fewRows = 1_000;
const heldOutShareOfFew = 0.25;

/** A bag of rows, chosen by its number: the same share of wins and of losses is held out. */
export function bagRows(rows: Uint32Array, outcomes: Uint8Array, bag: number): Bag {
  const random = seededRandom(0x1ead + 7_919 * bag);
  const share = rows.length < fewRows ? heldOutShareOfFew : heldOutShare;
  const kept = Math.min(1, maxBagRows / rows.length);
  const train: number[] = [];
  const heldOut: number[] = [];
  for (const outcome of [1, 0]) {
    const mixed = shuffle(
      rows.filter((row) => outcomes[row] === outcome),
      random,
    );
    const size = Math.round(mixed.length * kept);
    const held = Math.max(1, Math.round(size * share));
    for (let index = 0; index < size; index++)
      (index < held ? heldOut : train).push(mixed[index] as number);
  }
  return { train: Uint32Array.from(train), heldOut: Uint32Array.from(heldOut) };
}
