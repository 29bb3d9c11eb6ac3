import { clip } from "../clip.ts";
import { followed } from "./followed.ts";
import type { Signal } from "./signal.ts";

/**
 * An element that says what a click on it means, with properties as an address has them:
 * `data-leadlight-event="demo_watched?plan=team&seats=40"`.
 */
export const onDeclaredEvent: Signal = (report) =>
  followed<HTMLElement>("[data-leadlight-event]", ({ dataset }) => {
    const [name, query] = (dataset.leadlightEvent as string).split("?");
    report({
      type: "custom",
      name: clip(name),
      properties: Object.fromEntries(new URLSearchParams(query)),
    });
  });
