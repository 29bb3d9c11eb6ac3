import type { VisitorId } from "../identity/ids.ts";
import type { EdgeLead } from "../personalize/edgeLead.ts";

/** Under which key KV holds a visitor's last known tier and segments. */
export const tierKeyOf = (visitor: VisitorId): string => `tier:${visitor}`;

/** As KV holds it: the tier, and on a second line the segments. */
export const tierEntryOf = ({ tier, segments }: EdgeLead): string =>
  segments.length === 0 ? tier : `${tier}\n${segments.join(" ")}`;

/** Reads what KV holds; an entry from before there were segments has the first line alone. */
export function parseTierEntry(entry: string): EdgeLead {
  const [tier = "", segments = ""] = entry.split("\n");
  return { tier, segments: segments.split(" ").filter(Boolean) };
}
