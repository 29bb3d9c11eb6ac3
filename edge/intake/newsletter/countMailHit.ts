import { shortHash } from "../../../shared/identity/shortHash.ts";
import type { Event } from "../../../shared/wire/event.ts";
import type { Ports } from "../../ports/ports.ts";
import { collectBatch } from "../beacon/collectBatch.ts";
import { createBurstWatch } from "./burstWatch.ts";
import { isMachineAgent } from "./isMachineAgent.ts";
import type { NewsletterLink } from "./newsletterLink.ts";

/** A request for a pixel or a link. */
export interface MailRequest {
  readonly method: string;
  readonly userAgent: string | undefined;
  /** The header `Sec-Purpose`, or `Purpose`. */
  readonly purpose: string | undefined;
  /** Why the request is a robot's (`decideRobot`), or `null`. */
  readonly robot: string | null;
}

const dayMs = 86_400_000;

/** Scanners of one mailing come to the same isolate; a person does not follow two of its links at once. */
const bursts = createBurstWatch();

/**
 * Counts an opened or clicked newsletter, unless a program did it: a click needs GET, the agent of a person, no
 * prefetch, no sign of a robot, and no second link of the same mailing within a second and a half. A mail proxy may
 * load a pixel. What D1 does not take goes to the queue.
 */
export async function countMailHit(
  { site, lead, mailing, url }: NewsletterLink,
  request: MailRequest,
  ports: Ports,
): Promise<void> {
  const kind = url === null ? "email_open" : "email_click";
  const machine = whyMachine(kind, request);
  if (machine === null && url !== null && (await bursts.isBurst(`${lead} ${mailing}`, url))) {
    return note(site, kind, "several links of one mailing at once");
  }
  if (machine !== null) return note(site, kind, machine);
  const now = ports.clock();
  // A mailing is opened once, however often the e-mail is; a link counts once a day.
  const id =
    url === null
      ? `email_open-${shortHash(`${mailing} ${url}`)}`
      : `email_click-${shortHash(`${mailing} ${url}`)}-${Math.floor(now / dayMs)}`;
  const event: Event = { id, type: kind, occurredAt: now, mailing, verified: true };
  const batch = { site, visitor: lead, receivedAt: now, events: [event] };
  try {
    const collected = await ports.waitForDatabase(() => collectBatch(batch, ports));
    if (collected.kind === "scored") await collected.afterResponse();
  } catch (error) {
    console.error("newsletter: D1 failed, the event goes to the queue", String(error));
    await ports.queue
      .send(batch)
      .catch((fault) => console.error("newsletter: the queue failed, too", String(fault)));
  }
}

function whyMachine(
  kind: "email_open" | "email_click",
  { method, userAgent = "", purpose, robot }: MailRequest,
): string | null {
  if (method !== "GET") return method;
  if (userAgent.trim() === "") return "no user agent";
  if (/prefetch|prerender/i.test(purpose ?? "")) return "prefetch";
  if (isMachineAgent(kind, userAgent)) return "the user agent of a program";
  // Mail proxies are robots to Cloudflare, and open for a person.
  return kind === "email_click" ? robot : null;
}

/** The log keeps what was not counted, without the person. */
const note = (site: string, kind: string, why: string): void =>
  console.info(JSON.stringify({ ignored: kind, site, why }));
