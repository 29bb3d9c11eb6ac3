/**
 * The script tag: `<script async src="…/leadlight.js" data-site="acme"></script>`.
 *
 * Calls may come before it has loaded, through the stub that pages paste beside it:
 * `window.leadlight=window.leadlight||function(){(leadlight.q=leadlight.q||[]).push(arguments)}`
 */
import { config, configure } from "./config.ts";
import type { CoreTracker } from "./coreTracker.ts";
import { guard } from "./guard.ts";
import { readTag } from "./readTag.ts";
import { start } from "./start.ts";
import { trackers } from "./trackers.ts";

/** A command and its arguments, e.g. `["track", "price_calculated", { seats: 40 }]`. */
type Call = Iterable<unknown>;

declare global {
  interface Window {
    leadlight?: { (...call: unknown[]): void; q?: Call[] };
  }
}

type Command = (...args: unknown[]) => void;

function run(tracker: CoreTracker, call: Call): void {
  const [command, ...args] = call;
  guard(tracker[command as keyof CoreTracker] as Command)(...args);
}

guard(() => {
  // No tag: a module has none, and what combines scripts takes its attributes away.
  const given = readTag((document.currentScript ?? {}) as HTMLScriptElement);
  if (!given.site) return console.warn("leadlight: no data-site");
  configure(given);
  // The same tag twice on one page is one tag.
  if (trackers.has(config.site)) return;
  const tracker = start();
  // Kept, because a second site's tag may load later and must hear what was said before.
  const calls = window.leadlight?.q ?? [];
  for (const call of calls) run(tracker, call);
  window.leadlight = (...call) => {
    calls.push(call);
    for (const each of trackers.values()) run(each, call);
  };
  window.leadlight.q = calls;
})();
