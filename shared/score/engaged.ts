import type { CompiledModel } from "../model/compile.ts";
import type { Profile } from "../profile/profile.ts";

/**
 * Milliseconds of attention by page type.
 *
 * A page cannot have had attention for longer than it has been open by the server's clock, whatever
 * the browser says.
 */
export function engagedMsByPageType(
  { recent }: Profile,
  compiled: CompiledModel,
): ReadonlyMap<string, number> {
  const shown = new Map<string, (typeof recent)[number]>();
  for (const entry of recent) if (entry.type === "page_view") shown.set(entry.key, entry);

  const engaged = new Map<string, number>();
  for (const entry of recent) {
    if (entry.type !== "engagement") continue;
    const view = shown.get(entry.key);
    const openMs = view === undefined ? Number.POSITIVE_INFINITY : Math.max(0, entry.at - view.at);
    const { pageType } = compiled.meaningOf(view ?? entry);
    if (pageType === null) continue;
    engaged.set(pageType, (engaged.get(pageType) ?? 0) + Math.min(entry.engagedMs ?? 0, openMs));
  }
  return engaged;
}
