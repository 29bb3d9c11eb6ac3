/**
 * Whether a condition holds; `null` when it cannot be evaluated because a trait has the wrong type. Then
 * neither it nor its `not` holds. `all` and `any` cannot be evaluated either, unless other parts decide.
 */
export type Verdict = boolean | null;

export function allOf<Part>(parts: readonly Part[], evaluate: (part: Part) => Verdict): Verdict {
  let verdict: Verdict = true;
  for (const part of parts) {
    const holds = evaluate(part);
    if (holds === false) return false;
    if (holds === null) verdict = null;
  }
  return verdict;
}

export function anyOf<Part>(parts: readonly Part[], evaluate: (part: Part) => Verdict): Verdict {
  let verdict: Verdict = false;
  for (const part of parts) {
    const holds = evaluate(part);
    if (holds === true) return true;
    if (holds === null) verdict = null;
  }
  return verdict;
}

export const notOf = (holds: Verdict): Verdict => (holds === null ? null : !holds);
