import { fail, ok, type Result } from "../../../shared/result.ts";
import type { InboundSource } from "../../ports/inbound.ts";
import type { Ports } from "../../ports/ports.ts";
import { ingestServerEvents, type RefusedTold } from "../serverEvents/ingestServerEvents.ts";
import type { Told, Webhook } from "./provider.ts";
import { providerOf } from "./providers.ts";

export interface TakenWebhook {
  /** Rows of which every event was taken. */
  readonly accepted: number;
  /** Rows that say nothing about a person's interest. */
  readonly ignored: number;
  /** Rows that were not taken, by the vendor's order, and why. */
  readonly refused: readonly RefusedTold[];
  /** To be done after the answer. */
  readonly afterResponse: () => Promise<void>;
}

/** Nothing was taken. */
export interface WebhookFault {
  readonly problem: "forged-webhook" | "invalid-body";
  readonly detail: string;
}

/** Checks a webhook and takes in what it tells; good rows beside bad ones are taken. */
export async function takeWebhook(
  source: InboundSource,
  webhook: Webhook,
  ports: Ports,
): Promise<Result<TakenWebhook, WebhookFault>> {
  const provider = providerOf(source.provider);
  if (provider === null) throw new Error(`There is no provider ${source.provider} any more.`);
  const verified = await provider.verify(webhook, source.secret);
  if (!verified.ok) return fail({ problem: "forged-webhook", detail: verified.reason });
  const rows = provider.toRows(webhook, source.settings);
  if (!rows.ok) return fail({ problem: "invalid-body", detail: rows.reason });

  const events: { readonly row: number; readonly told: Told }[] = [];
  const refused = new Map<number, string>();
  for (const [index, row] of rows.value.entries()) {
    if (row.ok) events.push(...row.value.map((told) => ({ row: index, told })));
    else refused.set(index, row.reason);
  }
  const ignored = rows.value.filter((row) => row.ok && row.value.length === 0).length;
  const taken = await ingestServerEvents(
    source.site,
    events.map(({ told }) => told),
    ports,
  );
  for (const { index, detail } of taken.refused) refused.set(events[index]?.row ?? 0, detail);
  return ok({
    accepted: rows.value.length - ignored - refused.size,
    ignored,
    refused: [...refused]
      .map(([index, detail]) => ({ index, detail }))
      .sort((a, b) => a.index - b.index),
    afterResponse: taken.afterResponse,
  });
}
