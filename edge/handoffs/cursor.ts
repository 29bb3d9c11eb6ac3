import { isVisitorId, type LeadId } from "../../shared/identity/ids.ts";
import type { HandoffQuery } from "../ports/handoffs.ts";

type Place = NonNullable<HandoffQuery["before"]>;

/** Where a page of hand-offs ended, as an opaque text for the next request. */
export const encodePlace = ({ enteredAt, lead }: Place): string => `${enteredAt}-${lead}`;

/** Reads one; `null` for anything that `encodePlace` did not make. */
export function decodePlace(text: string): Place | null {
  const [, enteredAt, lead] = /^(\d{1,15})-([0-9a-f]{32})$/.exec(text) ?? [];
  return isVisitorId(lead)
    ? { enteredAt: Number(enteredAt), lead: lead as string as LeadId }
    : null;
}
