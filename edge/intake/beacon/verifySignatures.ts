import { normalEmail } from "../../../shared/classify/emailKind.ts";
import type { RefusedEvent } from "../../../shared/wire/collectAnswer.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { ParsedBatch } from "../../../shared/wire/parseBatch.ts";
import { holdsSignature } from "../../identity/signature.ts";
import type { Site } from "../../ports/sites.ts";

/**
 * Checks the signatures that came with a browser's batch. What is signed is verified; an event whose
 * signature does not hold is refused, so that a mistake in a back end shows.
 */
export async function verifySignatures(
  parsed: ParsedBatch,
  { secret }: Site,
): Promise<ParsedBatch> {
  if (parsed.signatures.size === 0) return parsed;
  const events: Event[] = [];
  const refused: RefusedEvent[] = [...parsed.refused];
  const details: string[] = [...parsed.details];
  for (const event of parsed.batch.events) {
    const signed = parsed.signatures.get(event.id);
    if (event.type !== "identify" || signed === undefined) {
      events.push(event);
      continue;
    }
    const { signature, index } = signed;
    const { email } = event.traits;
    const address = typeof email === "string" ? normalEmail(email) : null;
    if (secret !== null && address !== null && (await holdsSignature(secret, address, signature))) {
      events.push({ ...event, verified: true });
      continue;
    }
    refused.push({ index, id: event.id, reason: "invalid-signature" });
    details.push(`event ${event.id}: the signature does not fit the e-mail address`);
  }
  return { ...parsed, batch: { ...parsed.batch, events }, refused, details };
}
