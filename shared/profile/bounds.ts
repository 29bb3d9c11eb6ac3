import type { Occurrence } from "./occurrence.ts";
import type { Tally } from "./profile.ts";

/** How much each level of a profile may weigh, in bytes of its stored form. */
export interface Bounds {
  readonly recentBytes: number;
  readonly daysBytes: number;
  readonly earlierBytes: number;
  readonly traits: number;
}

/**
 * 32 KiB in all (the traits' own limits bound their share to about 6 KiB). 19 KiB of recent events
 * are 64 sessions of five or six events at paths of 20 characters; 100 pages in one session fit.
 */
export const defaultBounds: Bounds = {
  recentBytes: 19_456,
  daysBytes: 4_096,
  earlierBytes: 2_560,
  traits: 20,
};

/**
 * What an entry costs. It depends on the entry alone and never on its count, so that adding events
 * can only push an entry down, never pull one up: that is why the order of arrival cannot matter.
 */
export const weightOf = (what: Tally["what"] & Pick<Occurrence, "source">): number =>
  // Brackets, type, time, key and commas of the stored form.
  40 +
  storedBytes(what.object) +
  (what.page ? 24 + storedBytes(JSON.stringify(what.page)) : 0) +
  (what.source ? 24 + storedBytes(JSON.stringify(what.source)) : 0) +
  (what.type === "engagement" ? 12 : 0);

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
