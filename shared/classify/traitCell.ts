import type { TraitValue } from "../wire/event.ts";
import { isTextTrait } from "./fieldTrait.ts";

/**
 * A trait as rules compare it, from what stands in a cell or a field: numbers and yes or no by their looks,
 * except where the trait is text by its nature. `01234` and `+49…` stay text.
 *
 * @returns `null` when there is nothing.
 */
export function traitOfCell(trait: string, cell: string): TraitValue | null {
  const text = cell.trim();
  if (text === "") return null;
  if (isTextTrait(trait)) return text;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === "true";
  const plain = /^-?\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(",", "") : text;
  return /^-?(0|[1-9]\d{0,14})(\.\d+)?$/.test(plain) ? Number(plain) : text;
}
