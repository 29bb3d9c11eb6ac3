import type { Tally } from "./profile.ts";

/** The largest size of each level of a profile, in bytes of its stored form. */
export interface Bounds {
  readonly recentBytes: number;
  readonly halfHourBytes: number;
  readonly dayBytes: number;
  readonly earlierBytes: number;
  readonly traits: number;
  readonly adjustments: number;
}

/**
 * 32 KiB in all: 23 KiB here, and at most 8 KiB of traits. In detail that is about 30 sessions of five
 * pages with their engaged times and 30 more without, or one session of 100 pages and most of those.
 */
export const defaultBounds: Bounds = {
  recentBytes: 13_312,
  halfHourBytes: 6_144,
  dayBytes: 2_560,
  earlierBytes: 1_536,
  traits: 16,
  adjustments: 16,
};

/**
 * A value in each column, and a row for something that happens once; measured on the stored form with the
 * longest numbers and with texts that are stored once.
 */
const rowBytes = 46;

/**
 * Adds up the size of entries: a row for each, and each text once.
 *
 * The size of a run of entries depends on which they are, never on their counts. So adding events can only
 * move an entry down, never up: that is why the order of arrival cannot matter.
 */
export function createScale(): (what: Tally["what"]) => number {
  const known = new Set<string>();
  let bytes = 0;
  const add = (text: string) => {
    if (known.has(text)) return;
    known.add(text);
    bytes += storedBytes(text) + 3;
  };
  return ({ object, page, source }) => {
    bytes += rowBytes;
    add(object);
    if (page) add(JSON.stringify(page));
    if (source) add(JSON.stringify(source));
    return bytes;
  };
}

/** UTF-8 bytes of a text inside JSON. */
function storedBytes(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code === 0x22 || code === 0x5c) bytes += 2;
    else bytes += code < 0x80 ? 1 : 3;
  }
  return bytes;
}
