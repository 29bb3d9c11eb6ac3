import type { TraitValue } from "../wire/event.ts";

/** A fact about the person or company, as last stated by the one best placed to know. */
export interface Trait {
  readonly value: TraitValue;
  /** Stated by a back end that vouches for it; never replaced by a browser's claim. */
  readonly verified: boolean;
  /** Seen from the network by the edge, stated by nobody. */
  readonly inferred?: true;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Hash of the id of the event that stated it. */
  readonly key: string;
}

export type Traits = Readonly<Record<string, Trait>>;

/**
 * Merges two sets of traits: of each name the verified one, else the later one. At most `max` names
 * are kept, the first ones by the alphabet: a bound that does not depend on the order of arrival.
 */
export function mergeTraits(a: Traits, b: Traits, max: number): Traits {
  const merged: Record<string, Trait> = { ...a };
  for (const [name, trait] of Object.entries(b)) {
    const known = merged[name];
    if (known === undefined || prevails(trait, known)) merged[name] = trait;
  }
  const names = Object.keys(merged).sort();
  return Object.fromEntries(names.slice(0, max).map((name) => [name, merged[name] as Trait]));
}

function prevails(a: Trait, b: Trait): boolean {
  if (a.verified !== b.verified) return a.verified;
  if (a.at !== b.at) return a.at > b.at;
  if (a.key !== b.key) return a.key > b.key;
  return JSON.stringify(a.value) > JSON.stringify(b.value);
}
