import { normalEmail } from "../classify/emailKind.ts";

/**
 * The first e-mail address in a cell: `Ann <ann@acme.example>`, `mailto:ann@acme.example`, or several addresses with
 * separators between them. `null` when there is none.
 */
export function addressOfCell(cell: string): string | null {
  const whole = normalEmail(cell);
  if (whole !== null) return whole;
  for (const [found] of cell.matchAll(/[^\s<>,;|"'()[\]]+@[^\s<>,;|"'()[\]]+/g)) {
    const address = normalEmail(found.replace(/^mailto:/i, "").replace(/[.:]+$/, ""));
    if (address !== null) return address;
  }
  return null;
}
