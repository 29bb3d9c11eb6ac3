import { parseNames } from "../shared/personalize/edgeLead.ts";

/** The segments that this browser last heard of, which the script shows the page by; none where storage is blocked. */
export function rememberedSegments(): readonly string[] {
  try {
    return parseNames(localStorage.getItem("leadlight-tier") ?? "").segments;
  } catch {
    return [];
  }
}
