import type { Context } from "hono";
import type { Batch, CollectAnswer, RefusedEvent } from "../../shared/wire/batch.ts";
import { parseBatch } from "../../shared/wire/parseBatch.ts";
import { collectBatch } from "../collect/collectBatch.ts";
import { withPlace } from "../collect/placeOf.ts";
import { within } from "../collect/within.ts";
import type { WriteBehind } from "../collect/writeBehind.ts";
import { renewCookie } from "../identity/renewCookie.ts";
import { signTier } from "../identity/tierToken.ts";
import { vouchFor } from "../identity/vouchFor.ts";
import { problem } from "../middleware/problem.ts";
import type { Ports, Site } from "../ports.ts";

/** A visitor's page waits no longer than this for D1; then the queue takes the batch. */
const maxWaitMs = 2_000;

/**
 * Takes a batch in, and answers with the visitor's standing.
 *
 * @param json Body of `POST /v1/collect`.
 * @param sender Whose site it is, and whether an API key vouches for what the batch says.
 */
export async function answerBatch(
  c: Context,
  json: string,
  { site, trusted }: { readonly site: Site; readonly trusted: boolean },
  ports: Ports,
  writeBehind: WriteBehind,
): Promise<Response> {
  const parsed = parseBatch(json, { site: site.key, receivedAt: ports.clock(), trusted });
  if (!parsed.ok) {
    const { reason, detail, refused } = parsed.reason;
    logRefusal(site.key, reason, detail);
    return problem(c, reason, refused.length > 0 ? { refused } : {});
  }
  const { visitor: sender } = parsed.value.batch;
  // Without an origin the id of a known visitor is the proof: only that visitor's browser has it.
  if (c.req.header("origin") === "null") {
    const known = await ports.events.snapshotOfBrowser(sender);
    if (known?.site !== site.key) return problem(c, "forbidden-origin");
  }
  const { batch: sent, refused, details, changed } = await vouchFor(parsed.value, site);
  // A back end's request comes from the back end, not from where the visitor is.
  const batch = trusted ? sent : withPlace(sent, c.req.raw.cf);
  if (details.length > 0) logRefusal(site.key, "some events", details.join("; "));
  if (batch.events.length === 0) return problem(c, "no-valid-event", { refused });
  try {
    const collected = await within(maxWaitMs, collectBatch(batch, ports, writeBehind));
    if (collected.kind !== "scored") return problem(c, collected.kind);
    c.executionCtx.waitUntil(collected.settle());
    if (!trusted) renewCookie(c, site.key, batch.visitor);
    const { standing, nextChangeAt } = collected;
    const { visitor } = batch;
    // Only a browser carries it to the site's pages.
    const token = trusted
      ? null
      : await signTier({ visitor, ...standing, nextChangeAt }, site, ports.clock());
    const answer: CollectAnswer = {
      accepted: batch.events.length,
      refused,
      ...(changed.length > 0 && { changed }),
      ...standing,
      ...(token !== null && { token }),
    };
    return c.json(answer, 200, { "cache-control": "no-store" });
  } catch (error) {
    console.error("collect: D1 did not take the batch, the queue must", String(error));
    return queueInstead(c, batch, refused, ports);
  }
}

/** D1 is slow or down: the queue takes the batch, and the answer is what was known last. */
async function queueInstead(
  c: Context,
  batch: Batch,
  refused: readonly RefusedEvent[],
  { queue, tiers }: Ports,
): Promise<Response> {
  try {
    await within(maxWaitMs, queue.send(batch));
  } catch (error) {
    console.error("collect: the queue did not take it either", String(error));
    return problem(c, "unavailable");
  }
  const known = await within(maxWaitMs, tiers.get(batch.visitor)).catch(() => null);
  const answer: CollectAnswer = {
    accepted: batch.events.length,
    refused,
    provisional: true,
    tier: known?.tier ?? null,
    segments: known?.segments ?? [],
  };
  return c.json(answer, 202, { "cache-control": "no-store" });
}

/** As JSON: what a stranger sent may hold control characters. */
const logRefusal = (site: string, reason: string, detail: string): void =>
  console.warn(JSON.stringify({ refused: reason, site, detail }));
