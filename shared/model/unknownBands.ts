import type { ModelFault } from "./modelFault.ts";
import { nearestWord } from "./nearestWord.ts";
import type { Sketch } from "./sketch.ts";

/** Tiers, stages and grades that segments ask for and the model does not have: such a segment is always empty. */
export function unknownBands({ segments, tiers, stages, grades }: Sketch): ModelFault[] {
  const known = { tier: tiers, stage: stages, grade: grades };
  const faultsIn = (condition: unknown, at: string): ModelFault[] => {
    if (typeof condition !== "object" || condition === null) return [];
    return Object.entries(condition).flatMap(([key, value]) => {
      if (Object.hasOwn(known, key)) {
        const own = known[key as keyof typeof known].flatMap(({ name }) => name ?? []);
        const there = key === "tier" ? [...own, "disqualified"] : own;
        return askedIn(value).flatMap((word, index) => {
          if (there.includes(word)) return [];
          const near = nearestWord(word, there);
          const fix = near === null ? `there are ${there.join(", ")}` : `did you mean "${near}"?`;
          const message = `there is no ${key} "${word}": ${fix}`;
          return [{ at: `${at}.${key}.oneOf.${index}`, message }];
        });
      }
      const parts = key === "not" ? [value] : key === "all" || key === "any" ? listOf(value) : [];
      return parts.flatMap((part, index) =>
        faultsIn(part, key === "not" ? `${at}.not` : `${at}.${key}.${index}`),
      );
    });
  };
  return Object.entries(segments).flatMap(([name, { when }]) =>
    faultsIn(when, `segments.${name}.when`),
  );
}

/** A word alone is a list of one. */
function askedIn(value: unknown): string[] {
  const { oneOf } = Object(value) as { oneOf?: unknown };
  return (typeof oneOf === "string" ? [oneOf] : listOf(oneOf)).filter(
    (word): word is string => typeof word === "string",
  );
}

const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
