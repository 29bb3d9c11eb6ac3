import { isVisitorId, type LeadId } from "../../shared/identity/ids.ts";
import type { LeadQuery } from "../ports.ts";

type Place = NonNullable<LeadQuery["after"]>;

/** Where a page of leads ended, as an opaque text for the next request. */
export const encodeCursor = ({ total, lead }: Place): string => btoa(JSON.stringify([total, lead]));

/** Reads a cursor; `null` for anything that `encodeCursor` did not make. */
export function decodeCursor(cursor: string): Place | null {
  try {
    const [total, lead] = JSON.parse(atob(cursor)) as unknown[];
    return typeof total === "number" && Number.isFinite(total) && isVisitorId(lead)
      ? { total, lead: lead as string as LeadId }
      : null;
  } catch {
    return null;
  }
}
