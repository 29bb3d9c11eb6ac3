import type { Move } from "./previewSummary.ts";

/** Every tier or stage that some lead is in, by the models' own order where it is given; none comes last. */
export function namesIn(
  moves: readonly Move[],
  order: readonly string[] = [],
): readonly (string | null)[] {
  const names = new Set(moves.flatMap(({ from, to }) => [from, to]));
  const rankOf = (name: string | null) => {
    const place = name === null ? -1 : order.indexOf(name);
    return name === null ? order.length + 1 : place < 0 ? order.length : place;
  };
  return [...names].sort((a, b) => rankOf(a) - rankOf(b) || (String(a) < String(b) ? -1 : 1));
}

/** How many leads are there by the published model, and by the other. */
export function sumsOf(moves: readonly Move[], name: string | null) {
  const sum = (some: readonly Move[]) => some.reduce((all, { leads }) => all + leads, 0);
  return {
    before: sum(moves.filter(({ from }) => from === name)),
    after: sum(moves.filter(({ to }) => to === name)),
  };
}
