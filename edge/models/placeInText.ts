import { findNodeAtLocation, parseTree } from "jsonc-parser";

/** The position of a fault in a text. */
interface TextPlace {
  /** Counted from 1. */
  readonly line: number;
  /** Characters from the beginning, for a selection. */
  readonly from: number;
  readonly to: number;
}

/**
 * Finds places of a document in its text: a fault at `rules.3.limit` is easier to fix with its line. What
 * is missing is shown where it is missing: at the nearest part that is there.
 */
export function placesInText(text: string, paths: readonly string[]): readonly TextPlace[] {
  const root = parseTree(text);
  return paths.map((path) => {
    if (root === undefined) return placeOf(text, 0, 0);
    const steps = path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step));
    for (let length = steps.length; length > 0; length--) {
      const node = findNodeAtLocation(root, steps.slice(0, length));
      if (node !== undefined) return placeOf(text, node.offset, node.length);
    }
    return placeOf(text, root.offset, 1);
  });
}

const placeOf = (text: string, from: number, length: number): TextPlace => ({
  ...{ line: text.slice(0, from).split("\n").length, from, to: from + length },
});
