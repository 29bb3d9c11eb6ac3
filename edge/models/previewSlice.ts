import type { LeadId, SiteKey } from "../../shared/identity/ids.ts";
import type { CompiledModel } from "../../shared/model/compile.ts";
import type { PreviewSummary } from "../../shared/preview/previewSummary.ts";
import { binWidthOf, createPreviewTally } from "../../shared/preview/tallyPreview.ts";
import type { LeadPage } from "../ports/models.ts";
import type { Ports } from "../ports/ports.ts";
import { yieldToEventLoop } from "../scoring/yieldToEventLoop.ts";
import { compareLead } from "./compareLead.ts";

/** Leads in one query: of the largest profiles (32 KiB) it is 16 MB, of usual ones a tenth. */
const pageLeads = 500;

/** Queries in one slice: with those around it below the 50 that Workers Free allows in one request. */
const maxPages = 40;

/** A slice ends after so long, so that the person who waits sees progress. */
const maxSliceMs = 3_000;

interface PreviewSlice {
  readonly summary: PreviewSummary;
  /** Where the next slice begins, or `null` when all leads were looked at. */
  readonly next: LeadId | null;
}

/**
 * Looks at some of a site's leads by two models. Slices add up by `mergeSummaries`, as long as both models
 * and the moment stay the same.
 *
 * @param at The moment, milliseconds since 1970.
 */
export async function previewSlice(
  { leadPages, clock }: Pick<Ports, "leadPages" | "clock">,
  site: SiteKey,
  before: CompiledModel,
  after: CompiledModel,
  at: number,
  from: LeadId | "",
): Promise<PreviewSlice> {
  const width = binWidthOf(before.model, after.model);
  const tally = createPreviewTally(
    width,
    after.model.stages.map(({ name }) => name),
  );
  const until = clock() + maxSliceMs;
  const read = (start: LeadId | ""): Promise<LeadPage> =>
    leadPages.read({ site, after: start, limit: pageLeads });
  let next: LeadId | null = null;
  let coming: Promise<LeadPage> | null = read(from);
  for (let pages = 1; coming !== null; pages++) {
    const page: LeadPage = await coming;
    next = page.next;
    // The next page is on its way while this one is evaluated.
    coming = next !== null && pages < maxPages && clock() < until ? read(next) : null;
    await yieldToEventLoop();
    for (const snapshot of page.leads) tally.add(compareLead(snapshot, before, after, at));
  }
  return { summary: tally.summary(), next };
}
