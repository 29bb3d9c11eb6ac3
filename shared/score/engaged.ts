import type { CompiledModel } from "../model/compile.ts";
import type { Occurrence } from "../profile/occurrence.ts";
import type { Profile } from "../profile/profile.ts";

/** Attention that one page view got. */
export interface EngagedTime {
  /** When the last of it was told, milliseconds since 1970. */
  readonly at: number;
  readonly engagedMs: number;
}

/**
 * Attention by page view, of pages whose type is known, by that type; oldest first.
 *
 * A page cannot have had attention for longer than it has been open by the server's clock, whatever
 * the browser says.
 */
export function engagedTimes(
  { recent }: Profile,
  compiled: CompiledModel,
): ReadonlyMap<string, readonly EngagedTime[]> {
  const byPageType = new Map<string, EngagedTime[]>();
  recent.forEach((entry, place) => {
    if (entry.type !== "engagement") return;
    const view = viewOf(recent, place);
    const { pageType } = compiled.meaningOf(view ?? entry);
    if (pageType === null) return;
    const openMs = view === undefined ? Number.POSITIVE_INFINITY : Math.max(0, entry.at - view.at);
    const time = { at: entry.at, engagedMs: Math.min(entry.engagedMs ?? 0, openMs) };
    const known = byPageType.get(pageType);
    if (known === undefined) byPageType.set(pageType, [time]);
    else known.push(time);
  });
  return byPageType;
}

/**
 * The page view that attention was given to. It is nearly always a few places before, so that looking
 * there beats an index of all page views by far.
 */
function viewOf(recent: readonly Occurrence[], place: number): Occurrence | undefined {
  const { key } = recent[place] as Occurrence;
  for (let before = place - 1; before >= 0; before--) {
    const entry = recent[before] as Occurrence;
    if (entry.type === "page_view" && entry.key === key) return entry;
  }
  // A sender whose clock was put back told of the attention before the view.
  for (let after = place + 1; after < recent.length; after++) {
    const entry = recent[after] as Occurrence;
    if (entry.type === "page_view" && entry.key === key) return entry;
  }
  return undefined;
}
