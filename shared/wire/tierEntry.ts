import type { VisitorId } from "../identity/ids.ts";
import type { EdgeLead } from "../personalize/edgeLead.ts";

/** The key of KV for a visitor's last known tier and segments. */
export const tierKeyOf = (visitor: VisitorId): string => `tier:${visitor}`;

/** The value in KV: the tier on the first line, the segments on the second. */
export const tierEntryOf = ({ tier, segments }: EdgeLead): string =>
  segments.length === 0 ? tier : `${tier}\n${segments.join(" ")}`;

/** Reads a value of KV. Entries without segments have only the first line. */
export function parseTierEntry(entry: string): EdgeLead {
  const [tier = "", segments = ""] = entry.split("\n");
  return { tier, segments: segments.split(" ").filter(Boolean) };
}
