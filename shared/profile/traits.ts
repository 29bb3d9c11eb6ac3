import type { TraitValue } from "../wire/event.ts";
import { compareText } from "./occurrence.ts";

/** A property of the person or company, from the most reliable source, else the latest. */
export interface Trait {
  readonly value: TraitValue;
  /** A back end vouches for it; a browser's claim never replaces it. */
  readonly verified: boolean;
  /** Inferred from the network; any stated value replaces it. */
  readonly inferred?: true;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Hash of the id of the event that stated it. */
  readonly key: string;
}

export type Traits = Readonly<Record<string, Trait>>;

/**
 * Merges two sets of traits: for each name the more reliable one, else the later one. At most `max` names
 * are kept: `email` first, then the most reliable, then by the alphabet. A name's rank only ever rises, so a name that is
 * dropped from a part would be dropped from the whole: the order of arrival cannot matter.
 */
export function mergeTraits(a: Traits, b: Traits, max: number): Traits {
  const merged: Record<string, Trait> = { ...a };
  for (const [name, trait] of Object.entries(b)) {
    const known = merged[name];
    if (known === undefined || prevails(trait, known)) merged[name] = trait;
  }
  const kept = Object.entries(merged)
    .sort(
      ([nameA, a], [nameB, b]) =>
        Number(nameB === "email") - Number(nameA === "email") ||
        reliabilityOf(b) - reliabilityOf(a) ||
        compareText(nameA, nameB),
    )
    .slice(0, max);
  return Object.fromEntries(kept.sort(([nameA], [nameB]) => compareText(nameA, nameB)));
}

/** How reliable a trait is: inferred from the network, stated, or verified. */
const reliabilityOf = ({ verified, inferred }: Trait): number => (verified ? 2 : inferred ? 0 : 1);

function prevails(a: Trait, b: Trait): boolean {
  if (reliabilityOf(a) !== reliabilityOf(b)) return reliabilityOf(a) > reliabilityOf(b);
  if (a.at !== b.at) return a.at > b.at;
  if (a.key !== b.key) return a.key > b.key;
  return JSON.stringify(a.value) > JSON.stringify(b.value);
}
