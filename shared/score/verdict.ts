/**
 * Whether a condition holds; `null` for one that cannot be judged, because a trait is of the wrong type.
 * It does not hold then, and neither does its `not`; `all` and `any` cannot be judged either unless their
 * other parts decide.
 */
export type Verdict = boolean | null;

export function allOf<Part>(
  parts: readonly Part[],
  evaluateCondition: (part: Part) => Verdict,
): Verdict {
  let judged: Verdict = true;
  for (const part of parts) {
    const holds = evaluateCondition(part);
    if (holds === false) return false;
    if (holds === null) judged = null;
  }
  return judged;
}

export function anyOf<Part>(
  parts: readonly Part[],
  evaluateCondition: (part: Part) => Verdict,
): Verdict {
  let judged: Verdict = false;
  for (const part of parts) {
    const holds = evaluateCondition(part);
    if (holds === true) return true;
    if (holds === null) judged = null;
  }
  return judged;
}

export const notOf = (holds: Verdict): Verdict => (holds === null ? null : !holds);
