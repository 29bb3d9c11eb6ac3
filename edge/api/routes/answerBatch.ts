import type { Context } from "hono";
import type { Result } from "../../../shared/result.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { CollectAnswer, RefusedEvent } from "../../../shared/wire/collectAnswer.ts";
import type { BatchFault, ParsedBatch } from "../../../shared/wire/parseBatch.ts";
import { renewCookie } from "../../identity/renewCookie.ts";
import { signTier } from "../../identity/tierToken.ts";
import { collectBatch } from "../../intake/beacon/collectBatch.ts";
import { withGeoHint } from "../../intake/beacon/geoHint.ts";
import { verifySignatures } from "../../intake/beacon/verifySignatures.ts";
import type { Ports } from "../../ports/ports.ts";
import type { Site } from "../../ports/sites.ts";
import { withTimeout } from "../../ports/withTimeout.ts";
import { problem } from "../middleware/problem.ts";

/** After two seconds for D1, a page waits for the queue no longer than this. */
const maxQueueWaitMs = 800;

/**
 * Stores a batch, and answers with the visitor's standing.
 *
 * @param parsed The batch, or why it was refused.
 * @param sender The site, and whether an API key vouches for what the batch says.
 */
export async function answerBatch(
  c: Context,
  parsed: Result<ParsedBatch, BatchFault>,
  { site, trusted }: { readonly site: Site; readonly trusted: boolean },
  ports: Ports,
): Promise<Response> {
  if (!parsed.ok) {
    const { reason, detail, refused } = parsed.reason;
    logRefusal(site.key, reason, detail);
    return problem(c, reason, refused.length > 0 ? { refused } : {});
  }
  // Without an origin the id of a known visitor is the proof: only that visitor's browser has it.
  if (c.req.header("origin") === "null") {
    const known = await ports.events.siteOf(parsed.value.batch.visitor);
    if (known !== site.key) return problem(c, "forbidden-origin");
  }
  const { batch: sent, refused, details, changed } = await verifySignatures(parsed.value, site);
  // The network of a back end says nothing about where the visitor is.
  const batch = trusted ? sent : withGeoHint(sent, c.req.raw.cf);
  if (details.length > 0) logRefusal(site.key, "some events", details.join("; "));
  if (batch.events.length === 0) return problem(c, "no-valid-event", { refused });
  try {
    const collected = await ports.waitForDatabase(() => collectBatch(batch, ports));
    if (collected.kind !== "scored") return problem(c, collected.kind);
    c.executionCtx.waitUntil(collected.afterResponse());
    if (!trusted) renewCookie(c, site.key, batch.visitor);
    const { standing, nextChangeAt } = collected;
    const { visitor } = batch;
    // Only browsers need it, for the cookie of the site's pages.
    const token = trusted
      ? null
      : await signTier({ visitor, ...standing, nextChangeAt }, site, ports.clock());
    const answer: CollectAnswer = {
      accepted: batch.events.length,
      refused,
      ...(changed.length > 0 && { changed: [...changed] }),
      ...standing,
      ...(token !== null && { token }),
    };
    return c.json(answer, 200, { "cache-control": "no-store" });
  } catch (error) {
    console.error("collect: D1 failed, the batch goes to the queue", String(error));
    return queueInstead(c, batch, refused, ports);
  }
}

/** D1 is slow or down: sends the batch to the queue, and answers with the last known tier. */
async function queueInstead(
  c: Context,
  batch: Batch,
  refused: readonly RefusedEvent[],
  { queue, tiers }: Ports,
): Promise<Response> {
  // Asked at the same time: a page waits for the slower of the two, not for both.
  const lastKnown = withTimeout(maxQueueWaitMs, tiers.get(batch.visitor)).catch(() => null);
  try {
    await withTimeout(maxQueueWaitMs, queue.send(batch));
  } catch (error) {
    console.error("collect: the queue failed, too", String(error));
    return problem(c, "unavailable");
  }
  const known = await lastKnown;
  const answer: CollectAnswer = {
    accepted: batch.events.length,
    refused,
    provisional: true,
    tier: known?.tier ?? null,
    segments: known?.segments ?? [],
  };
  return c.json(answer, 202, { "cache-control": "no-store" });
}

/** As JSON, because the sender may have sent control characters. */
const logRefusal = (site: string, reason: string, detail: string): void =>
  console.warn(JSON.stringify({ refused: reason, site, detail }));
