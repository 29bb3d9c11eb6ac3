import type { Context } from "hono";
import type * as z from "zod";
import type { identifyOrder } from "../../../shared/api/orders.ts";
import { checkBatch } from "../../../shared/wire/parseBatch.ts";
import type { Ports } from "../../ports/ports.ts";
import { randomVisitorId } from "../../ports/randomVisitorId.ts";
import type { Site } from "../../ports/sites.ts";
import { problem } from "../middleware/problem.ts";
import { answerBatch } from "./answerBatch.ts";

/** Identifies the visitor of a browser: the same as a beacon with one event. */
export async function identifyByBrowser(
  c: Context,
  site: Site,
  { visitor, email, traits, signature, verified, id }: z.output<typeof identifyOrder>,
  ports: Ports,
): Promise<Response> {
  if (verified !== undefined) {
    const detail = "verified: only a back end, with an API key, can vouch for a visitor";
    return problem(c, "invalid-body", { detail });
  }
  if (visitor === undefined) return problem(c, "invalid-visitor");
  const now = ports.clock();
  const event = {
    id: id ?? randomVisitorId(),
    type: "identify",
    occurredAt: now,
    traits: { ...traits, ...(email !== undefined && { email }) },
    ...(signature !== undefined && { signature }),
  };
  const beacon = { v: 1, visitor, sentAt: now, events: [event] };
  const parsed = checkBatch(beacon, { site: site.key, receivedAt: now, trusted: false });
  return answerBatch(c, parsed, { site, trusted: false }, ports);
}
