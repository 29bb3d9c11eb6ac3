import type { Context } from "hono";
import type * as z from "zod";
import type { Identified, identifyOrder } from "../../../shared/api/orders.ts";
import { normalEmail } from "../../../shared/classify/emailKind.ts";
import type { SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { parseServerEvent } from "../../../shared/wire/parseServerEvent.ts";
import { collectBatch } from "../../intake/beacon/collectBatch.ts";
import type { Ports } from "../../ports/ports.ts";
import { randomVisitorId } from "../../ports/randomVisitorId.ts";
import { problem } from "../middleware/problem.ts";

/** Identifies a person for a back end, and answers with the lead. */
export async function identifyByBackEnd(
  c: Context,
  site: SiteKey,
  order: z.output<typeof identifyOrder>,
  ports: Ports,
): Promise<Response> {
  const { visitor, email, traits, signature, verified = true, id = randomVisitorId() } = order;
  const refuse = (detail: string) => problem(c, "invalid-body", { detail });
  if (signature !== undefined) return refuse("signature: an API key needs none");
  const address = email === undefined ? null : normalEmail(email);
  if (visitor === undefined && address === null)
    return refuse("needs an email, a visitor, or both");
  const now = ports.clock();
  const event = parseServerEvent(
    { id, type: "identify", traits: { ...traits, ...(address && { email: address }) }, verified },
    now,
  );
  if (!event.ok) return refuse(event.reason);
  const person = address && (await ports.identities.peopleOf(site, [address])).get(address);
  const stream = (visitor ?? person) as VisitorId;
  const batch = { site, visitor: stream, receivedAt: now, events: [event.value] };
  const collected = await collectBatch(batch, ports);
  if (collected.kind !== "scored") return problem(c, collected.kind);
  c.executionCtx.waitUntil(collected.afterResponse());
  const snapshot = await ports.events.snapshotOfBrowser(stream);
  const answer: Identified = { lead: snapshot?.lead ?? stream, ...collected.standing };
  return c.json(answer, 200, { "cache-control": "no-store" });
}
