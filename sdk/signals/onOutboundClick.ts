import { maxUrlChars } from "../../shared/wire/limits.ts";
import { clip } from "../clip.ts";
import { followed } from "./followed.ts";
import type { Signal } from "./signal.ts";

/** A link to another site was followed. Subdomains of this one are not another. */
export const onOutboundClick: Signal = (report) =>
  followed("a[href]", ({ href, hostname }) => {
    if (href[0] === "h" && !hostname.endsWith(location.hostname.replace("www.", "")))
      report({ type: "click", link: clip(href.replace(/[?#].*/, ""), maxUrlChars) });
  });
