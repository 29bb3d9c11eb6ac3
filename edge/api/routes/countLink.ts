import type { Context } from "hono";
import { isbot } from "isbot";
import { shortHash } from "../../../shared/identity/shortHash.ts";
import type { Event } from "../../../shared/wire/event.ts";
import { collectBatch } from "../../intake/beacon/collectBatch.ts";
import type { NewsletterLink } from "../../intake/newsletter/link.ts";
import type { Ports } from "../../ports/ports.ts";

const dayMs = 86_400_000;

/**
 * Counts an opened or clicked newsletter after the answer. When D1 fails or is slow, the queue has it. A `HEAD`
 * is a program that looks where a link leads, and counts nothing.
 */
export function countLink(
  c: Context,
  { site, lead, mailing, url }: NewsletterLink,
  ports: Ports,
): void {
  if (c.req.method === "HEAD" || isbot(c.req.header("user-agent") ?? "")) return;
  const now = ports.clock();
  const type = url === null ? "email_open" : "email_click";
  // A mail opened again the same day counts once, as does a link that a scanner follows first.
  const day = Math.floor(now / dayMs);
  const id = `${type}-${shortHash(`${mailing} ${url}`)}-${day}`;
  const event: Event = { id, type, occurredAt: now, mailing, verified: true };
  const batch = { site, visitor: lead, receivedAt: now, events: [event] };
  const collect = async () => {
    try {
      const collected = await ports.waitForDatabase(() => collectBatch(batch, ports));
      if (collected.kind === "scored") await collected.afterResponse();
    } catch (error) {
      console.error("newsletter: D1 failed, the event goes to the queue", String(error));
      await ports.queue
        .send(batch)
        .catch((fault) => console.error("newsletter: the queue failed, too", String(fault)));
    }
  };
  c.executionCtx.waitUntil(collect());
}
