import { maxUrlChars } from "../../shared/events/limits.ts";
import { clip } from "../clip.ts";
import { siteDomain } from "../visitor/cookie.ts";
import { followed } from "./followed.ts";
import type { Signal } from "./signal.ts";

/**
 * A link to another site was followed, or to an app (`slack://channel`): whatever names a host. Subdomains of this
 * one are not another.
 */
export const onOutboundClick: Signal = (report, { domains }) =>
  followed("a[href]", ({ href, hostname }) => {
    if (
      hostname &&
      !RegExp(`(^|\\.)(${siteDomain || location.hostname}|${domains})$`).test(hostname)
    )
      report({ type: "click", link: clip(href.replace(/[?#].*/, ""), maxUrlChars) });
  });
