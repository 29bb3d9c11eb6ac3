import { clip } from "../clip.ts";
import { followed } from "./followed.ts";
import type { Signal } from "./signal.ts";

/**
 * An element that says what a click on it means: `data-leadlight-event="demo_watched"`, with
 * properties such as `data-leadlight-event-plan="team"`.
 */
export const onDeclaredEvent: Signal = (report) =>
  followed<HTMLElement>("[data-leadlight-event]", ({ dataset }) => {
    const properties: Record<string, string> = {};
    for (const key in dataset) {
      const [, first, rest] = /^leadlightEvent(.)(.*)/.exec(key) ?? [];
      if (first) properties[first.toLowerCase() + rest] = clip(dataset[key]);
    }
    report({ type: "custom", name: clip(dataset.leadlightEvent), properties });
  });
