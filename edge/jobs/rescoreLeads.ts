import type { PublishedModel, Rescore } from "../ports/models.ts";
import type { Ports } from "../ports/ports.ts";
import { evaluateRows } from "../scoring/evaluateRows.ts";
import { yieldToEventLoop } from "../scoring/yieldToEventLoop.ts";

/** Leads in one page: of the largest profiles (32 KiB) it is 8 MB, of usual ones a tenth. */
const pageLeads = 250;

/** A run ends after so long, and the next one goes on; a cron has 30 s of CPU, `waitUntil` 30 s in all. */
const maxRunMs = 20_000;

/** Two statements a page or three: below the 1,000 that one invocation of a Worker may send. */
const maxPages = 300;

/**
 * An isolate asks for a new model every 30 s, and may still be writing what it evaluated just before. What
 * comes by the old model until then is found by another walk.
 */
const graceMs = 60_000;

type RescorePorts = Pick<Ports, "models" | "rescores" | "leadPages" | "clock">;

/**
 * Brings the lists up to a newly published model: evaluates every lead whose row an older version wrote,
 * page by page in the order of ids. A page and the step over it are one transaction, so a crash repeats
 * at most the evaluation of one page, and another publication begins from the first lead. It is finished
 * when a whole walk finds nothing that an older version wrote, and none can be on its way any more.
 *
 * @returns How many leads were evaluated.
 */
export async function rescoreLeads(ports: RescorePorts): Promise<number> {
  const until = ports.clock() + maxRunMs;
  let pages = maxPages;
  let leads = 0;
  for (let rescore of await ports.rescores.running()) {
    const compiled = await ports.models.newest(rescore.site);
    // Another version came between the two questions; its own re-score is the next run's.
    if (compiled.version !== rescore.version) continue;
    while (pages-- > 0 && ports.clock() < until) {
      const { next, rows } = await nextStep(rescore, compiled, ports);
      if (next === null || !(await ports.rescores.advance(rescore, next, rows))) break;
      leads += next.done - rescore.done;
      rescore = next;
      if (rescore.finishedAt !== null) break;
      await yieldToEventLoop();
    }
  }
  return leads;
}

/** Evaluates a page; `next` is `null` when there is nothing to do until the time of grace is over. */
async function nextStep(rescore: Rescore, compiled: PublishedModel, ports: RescorePorts) {
  const now = ports.clock();
  const { site, version, afterLead } = rescore;
  const page = await ports.leadPages.read({
    ...{ site, after: afterLead, limit: pageLeads, olderThan: version },
  });
  const rows = evaluateRows(page.leads, () => compiled, now);
  const done = {
    ...rescore,
    done: rescore.done + page.leads.length,
    restaged: rescore.restaged + rows.restaged,
  };
  if (page.next !== null) return { rows, next: { ...done, afterLead: page.next } };
  const foundNothing = afterLead === "" && page.leads.length === 0;
  if (!foundNothing) return { rows, next: { ...done, afterLead: "" as const } };
  const isSettled = now >= rescore.startedAt + graceMs;
  return { rows, next: isSettled ? { ...done, finishedAt: now } : null };
}
