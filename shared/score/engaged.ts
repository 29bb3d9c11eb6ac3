import type { CompiledModel } from "../model/compile.ts";
import type { Profile } from "../profile/profile.ts";

/** Attention that one page view got. */
export interface EngagedTime {
  readonly pageType: string;
  /** When the last of it was told, milliseconds since 1970. */
  readonly at: number;
  readonly engagedMs: number;
}

/**
 * Attention by page view, of pages whose type is known.
 *
 * A page cannot have had attention for longer than it has been open by the server's clock, whatever
 * the browser says.
 */
export function engagedTimes({ recent }: Profile, compiled: CompiledModel): EngagedTime[] {
  const shown = new Map<string, (typeof recent)[number]>();
  for (const entry of recent) if (entry.type === "page_view") shown.set(entry.key, entry);
  return recent.flatMap((entry): EngagedTime[] => {
    if (entry.type !== "engagement") return [];
    const view = shown.get(entry.key);
    const openMs = view === undefined ? Number.POSITIVE_INFINITY : Math.max(0, entry.at - view.at);
    const { pageType } = compiled.meaningOf(view ?? entry);
    const engagedMs = Math.min(entry.engagedMs ?? 0, openMs);
    return pageType === null ? [] : [{ pageType, at: entry.at, engagedMs }];
  });
}
