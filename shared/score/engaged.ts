import type { CompiledModel, Meaning } from "../model/compile.ts";
import type { Occurrence } from "../profile/occurrence.ts";
import type { Facts } from "./facts.ts";
import type { Timeline } from "./timeline.ts";

/** Attention that one page view got. */
export interface EngagedTime {
  /** When the last of it was told, milliseconds since 1970. */
  readonly at: number;
  readonly engagedMs: number;
}

/**
 * Attention by page view, of pages of types that some condition asks for, by that type; oldest first.
 *
 * A page cannot have had attention for longer than it has been open by the server's clock, whatever
 * the browser says.
 */
export function engagedTimes(
  { timeline, meanings }: Pick<Facts, "timeline" | "meanings">,
  { meaningOf }: CompiledModel,
): ReadonlyMap<string, readonly EngagedTime[]> {
  const byPageType = new Map<string, EngagedTime[]>();
  for (let place = 0; place < meanings.length; place++) {
    const what = timeline.what[place] as Timeline["what"][number];
    if (what.type !== "engagement") continue;
    const at = timeline.at[place] as number;
    const { key, engagedMs = 0 } = what as Occurrence;
    const view = viewBeside(timeline.what, place, key);
    const meaning = view === null ? meaningOf(what) : (meanings[view] as Meaning);
    if (!meaning.attentionIsAsked) continue;
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
 * Place of the page view that attention was given to. It is nearly always a few places before, so that
 * looking there beats an index of all page views by far.
 */
function viewBeside(what: Timeline["what"], place: number, key: string): number | null {
  for (let before = place - 1; before >= 0; before--) {
    if (isView(what[before], key)) return before;
  }
  // A sender whose clock was put back told of the attention before the view.
  for (let after = place + 1; after < what.length; after++) {
    if (isView(what[after], key)) return after;
  }
  return null;
}

/** Only occurrences have a key, totals have none. */
const isView = (what: Timeline["what"][number] | undefined, key: string): boolean =>
  what?.type === "page_view" && (what as Occurrence).key === key;
