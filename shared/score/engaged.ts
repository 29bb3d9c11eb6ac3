import type { EngagedTime } from "../conditions/facts.ts";
import type { CompiledModel } from "../model/compile.ts";
import type { Meaning } from "../model/meaning.ts";
import type { Occurrence } from "../profile/occurrence.ts";
import type { InterpretedTimeline, Timeline } from "./timeline.ts";

/**
 * Attention by page view, of pages of types that some condition asks for, by that type; oldest first.
 *
 * A page cannot have had attention for longer than it has been open by the server's clock, whatever
 * the browser says.
 */
export function engagedTimes(
  { timeline, meanings }: InterpretedTimeline,
  { meaningOf }: CompiledModel,
): ReadonlyMap<string, readonly EngagedTime[]> {
  const byPageType = new Map<string, EngagedTime[]>();
  for (let index = 0; index < meanings.length; index++) {
    const what = timeline.what[index] as Timeline["what"][number];
    if (what.type !== "engagement") continue;
    const at = timeline.at[index] as number;
    const { key, engagedMs = 0 } = what as Occurrence;
    const view = viewBeside(timeline.what, index, key);
    const meaning = view === null ? meaningOf(what) : (meanings[view] as Meaning);
    if (!meaning.countsAttention) continue;
    const pageType = meaning.pageType as string;
    const openMs = view === null ? engagedMs : Math.max(0, at - (timeline.at[view] as number));
    const time = { at, engagedMs: Math.min(engagedMs, openMs) };
    const known = byPageType.get(pageType);
    if (known === undefined) byPageType.set(pageType, [time]);
    else known.push(time);
  }
  return byPageType;
}

/**
 * Index of the page view that the attention belongs to. It is nearly always a few entries before, so that
 * searching there is much faster than an index of all page views.
 */
function viewBeside(what: Timeline["what"], index: number, key: string): number | null {
  for (let before = index - 1; before >= 0; before--) {
    if (isView(what[before], key)) return before;
  }
  // A sender whose clock was put back reported the attention before the view.
  for (let after = index + 1; after < what.length; after++) {
    if (isView(what[after], key)) return after;
  }
  return null;
}

/** Only occurrences have a key, totals have none. */
const isView = (what: Timeline["what"][number] | undefined, key: string): boolean =>
  what?.type === "page_view" && (what as Occurrence).key === key;
