import type { BrowserEvent } from "../../../shared/wire/event.ts";
import { Collector } from "../collector.ts";
import type { Browser } from "../engine.ts";
import { builtScript, startSite } from "../site.ts";
import type { FieldCase } from "./cases.ts";

/** After this whatever a case does has been judged and delivered. */
const settledMs = 900;

/** What a case is about, in one text or, of facts, as they are. */
function wordOf(event: BrowserEvent): unknown {
  if (event.type === "form_submit") return event.form;
  if (event.type === "file_download") return event.file;
  if (event.type === "identify") return event.traits;
  if (event.type === "page_view") return `${event.page.path} ${event.page.type ?? ""}`.trim();
  return event.type;
}

/** Runs a case in a tab of its own, on an origin of its own, and returns what reached the collector. */
export async function runCase(browser: Browser, one: FieldCase, name: string): Promise<unknown[]> {
  const collector = new Collector();
  collector.latencyMs = 0;
  await collector.goUp();
  const script = (file: string, attributes = "") =>
    `<script async src="${file}" data-site="acme" data-endpoint="${collector.origin}" ${attributes}></script>`;
  const site = await startSite(
    (path) => `<title>${path}</title>${one.head ?? ""}${script("/leadlight.js", one.tag)}
      ${one.signals ? `<script async src="/npm/leadlight.signals.js" ${one.signals}></script>` : ""}
      ${path === "/" ? one.body : ""}`,
    builtScript(),
  );
  const tab = await browser.newTab();
  try {
    await tab.open(`${site.originOf(name)}/`);
    for (let waited = 0; !collector.ids("page_view").length && waited < 5_000; waited += 50)
      await new Promise((done) => setTimeout(done, 50));
    await one.act(tab);
    await new Promise((done) => setTimeout(done, settledMs));
    const events = [...collector.arrivals.values()].map(({ event }) => event);
    return events.filter(({ type }) => type === one.of).map(wordOf);
  } finally {
    await tab.close();
    await site.stop();
    await collector.goDown();
  }
}
