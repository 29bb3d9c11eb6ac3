import { parseNames } from "../shared/personalize/edgeLead.ts";

/** The last segments that this browser received, by which the script shows the page; none when storage is blocked. */
export function rememberedSegments(): readonly string[] {
  try {
    return parseNames(localStorage.getItem("leadlight-tier") ?? "").segments;
  } catch {
    return [];
  }
}
