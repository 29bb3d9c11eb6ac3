import type { TraitValue } from "../wire/event.ts";
import { compareText } from "./occurrence.ts";

/** A fact about the person or company, as last stated by the one best placed to know. */
export interface Trait {
  readonly value: TraitValue;
  /** Stated by a back end that vouches for it; never replaced by a browser's claim. */
  readonly verified: boolean;
  /** Nobody stated it: it was seen from the network. Anything stated replaces it. */
  readonly inferred?: true;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Hash of the id of the event that stated it. */
  readonly key: string;
}

export type Traits = Readonly<Record<string, Trait>>;

/**
 * Merges two sets of traits: of each name the best founded one, else the later one. At most `max` names
 * are kept, the best founded first, then by the alphabet. A name's place only ever rises, so what finds
 * no room in a part finds none in the whole: the order of arrival cannot matter.
 */
export function mergeTraits(a: Traits, b: Traits, max: number): Traits {
  const merged: Record<string, Trait> = { ...a };
  for (const [name, trait] of Object.entries(b)) {
    const known = merged[name];
    if (known === undefined || prevails(trait, known)) merged[name] = trait;
  }
  const kept = Object.entries(merged)
    .sort(([nameA, a], [nameB, b]) => weightOf(b) - weightOf(a) || compareText(nameA, nameB))
    .slice(0, max);
  return Object.fromEntries(kept.sort(([nameA], [nameB]) => compareText(nameA, nameB)));
}

/** How well founded a trait is: seen from the network, stated, or vouched for. */
const weightOf = ({ verified, inferred }: Trait): number => (verified ? 2 : inferred ? 0 : 1);

function prevails(a: Trait, b: Trait): boolean {
  if (weightOf(a) !== weightOf(b)) return weightOf(a) > weightOf(b);
  if (a.at !== b.at) return a.at > b.at;
  if (a.key !== b.key) return a.key > b.key;
  return JSON.stringify(a.value) > JSON.stringify(b.value);
}
