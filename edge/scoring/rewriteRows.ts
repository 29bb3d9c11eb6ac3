import type { SiteKey } from "../../shared/identity/ids.ts";
import type { Snapshot } from "../ports/lead.ts";
import type { PublishedModel } from "../ports/models.ts";
import type { Ports } from "../ports/ports.ts";
import { evaluateRows } from "./evaluateRows.ts";

/**
 * Evaluates leads now and brings their rows in the lists up to date.
 *
 * @param suppressHandoffs A stage that a row enters starts no hand-off.
 * @returns How many rows were written; the others were stamped.
 */
export async function rewriteRows(
  snapshots: readonly (Snapshot | null)[],
  { leads, models, clock }: Pick<Ports, "leads" | "models" | "clock">,
  { suppressHandoffs = false } = {},
): Promise<number> {
  const known = snapshots.filter((snapshot) => snapshot !== null);
  const sites = [...new Set(known.map(({ site }) => site))];
  const published = new Map(
    await Promise.all(sites.map(async (site) => [site, await models.published(site)] as const)),
  );
  const modelOf = (site: SiteKey) => published.get(site) as PublishedModel;
  const { changed, unchanged } = evaluateRows(known, modelOf, clock());
  await leads.write(
    changed.map((row) => ({
      lead: suppressHandoffs ? { ...row, suppressHandoffs } : row,
      profiles: [],
    })),
  );
  await leads.stamp(unchanged);
  return changed.length;
}
