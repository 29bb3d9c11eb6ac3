/**
 * The word that was probably meant: the one with the fewest letters to change, add, remove or swap, if at most
 * a third of the letters. `null` when no word is that near.
 */
export function nearestWord(word: string, words: Iterable<string>): string | null {
  const meant = plain(word);
  let nearest: string | null = null;
  // No known word is longer, and two letters are too few to guess from.
  if (meant.length < 3 || meant.length > 40) return null;
  let fewest = Math.floor(meant.length / 3) + 1;
  for (const candidate of words) {
    const other = plain(candidate);
    if (Math.abs(other.length - meant.length) >= fewest) continue;
    const edits = editsBetween(meant, other);
    if (edits < fewest) [nearest, fewest] = [candidate, edits];
  }
  return nearest;
}

/** `page-view`, `pageView` and `page_view` are one word. */
const plain = (word: string): string => word.toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");

/** Optimal string alignment distance, a row of the table at a time. */
function editsBetween(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        (last[j] as number) + 1,
        (row[j - 1] as number) + 1,
        (last[j - 1] as number) + same,
        swapped ? (before[j - 2] as number) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [before, last] = [last, row];
  }
  return last[b.length] as number;
}
