/** Beyond this size the exact size does not matter. */
const enoughChars = 100_000_000;

/**
 * The approximate length of a document as compact JSON, and its depth. Goes no deeper than `maxDepth` + 1 and
 * does not recurse, so that neither a million brackets nor circular references stall it.
 */
export function sizeOf(
  document: unknown,
  maxDepth: number,
): { readonly chars: number; readonly depth: number } {
  let chars = 0;
  let deepest = 0;
  const open: [value: unknown, depth: number][] = [[document, 1]];
  for (let next = open.pop(); next !== undefined && chars < enoughChars; next = open.pop()) {
    const [value, depth] = next;
    deepest = Math.max(deepest, depth);
    if (depth > maxDepth) break;
    if (typeof value !== "object" || value === null) {
      chars += (typeof value === "string" ? value.length + 2 : String(value).length) + 1;
    } else if (Array.isArray(value)) {
      chars += 2;
      for (const item of value) open.push([item, depth + 1]);
    } else {
      chars += 2;
      for (const [key, item] of Object.entries(value)) {
        chars += key.length + 3;
        open.push([item, depth + 1]);
      }
    }
  }
  return { chars, depth: deepest };
}
