import { isVisitorId, type LeadId } from "../../shared/identity/ids.ts";
import type { HandoffQuery } from "../ports/handoffs.ts";

type HandoffCursor = NonNullable<HandoffQuery["before"]>;

/** Where a page of hand-offs ended, as opaque text for the next request. */
export const encodeHandoffCursor = ({ enteredAt, lead }: HandoffCursor): string =>
  `${enteredAt}-${lead}`;

/** Reads a cursor; `null` for text that `encodeHandoffCursor` did not write. */
export function decodeHandoffCursor(text: string): HandoffCursor | null {
  const [, enteredAt, lead] = /^(\d{1,15})-([0-9a-f]{32})$/.exec(text) ?? [];
  return isVisitorId(lead)
    ? { enteredAt: Number(enteredAt), lead: lead as string as LeadId }
    : null;
}
