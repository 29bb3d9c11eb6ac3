import { isLeadId } from "../../shared/identity/ids.ts";
import type { HandoffQuery } from "../ports/handoffs.ts";

type HandoffCursor = NonNullable<HandoffQuery["before"]>;

/** Where a page of hand-offs ended, as opaque text for the next request. */
export const encodeHandoffCursor = ({ enteredAt, lead }: HandoffCursor): string =>
  `${enteredAt}-${lead}`;

/** Reads a cursor; `null` for text that `encodeHandoffCursor` did not write. */
export function decodeHandoffCursor(text: string): HandoffCursor | null {
  const [, enteredAt, lead] = /^(\d{1,15})-(.*)$/.exec(text) ?? [];
  return isLeadId(lead) ? { enteredAt: Number(enteredAt), lead } : null;
}
