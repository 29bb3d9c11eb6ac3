import { fail, ok, type Result } from "../../../shared/result.ts";
import type { InboundSource } from "../../ports/inbound.ts";
import type { Ports } from "../../ports/ports.ts";
import { ingestServerEvents, type RefusedEvent } from "../serverEvents/ingestServerEvents.ts";
import type { EventInput, Webhook } from "./provider.ts";
import { providerOf } from "./providers.ts";

interface IngestedWebhook {
  /** Rows of which every event was accepted. */
  readonly accepted: number;
  /** Rows that say nothing about a person's interest. */
  readonly ignored: number;
  /** Rejected rows, by their index in the webhook, and why. */
  readonly refused: readonly RefusedEvent[];
  /** Work for after the response. */
  readonly afterResponse: () => Promise<void>;
}

/** Why the whole webhook was rejected. */
interface WebhookFault {
  readonly problem: "forged-webhook" | "invalid-body";
  readonly detail: string;
}

/** Verifies a webhook and ingests its events. A rejected row does not stop the others. */
export async function ingestWebhook(
  source: InboundSource,
  webhook: Webhook,
  ports: Ports,
): Promise<Result<IngestedWebhook, WebhookFault>> {
  const provider = providerOf(source.provider);
  if (provider === null) throw new Error(`The provider ${source.provider} no longer exists.`);
  const verified = await provider.verify(webhook, source.secret);
  if (!verified.ok) return fail({ problem: "forged-webhook", detail: verified.reason });
  const rows = provider.toRows(webhook, source.settings);
  if (!rows.ok) return fail({ problem: "invalid-body", detail: rows.reason });

  const events: { readonly row: number; readonly event: EventInput }[] = [];
  const refused = new Map<number, string>();
  for (const [index, row] of rows.value.entries()) {
    if (row.ok) events.push(...row.value.map((event) => ({ row: index, event })));
    else refused.set(index, row.reason);
  }
  const ignored = rows.value.filter((row) => row.ok && row.value.length === 0).length;
  const ingested = await ingestServerEvents(
    source.site,
    events.map(({ event }) => event),
    ports,
  );
  for (const { index, detail } of ingested.refused) refused.set(events[index]?.row ?? 0, detail);
  return ok({
    accepted: rows.value.length - ignored - refused.size,
    ignored,
    refused: [...refused]
      .map(([index, detail]) => ({ index, detail }))
      .sort((a, b) => a.index - b.index),
    afterResponse: ingested.afterResponse,
  });
}
