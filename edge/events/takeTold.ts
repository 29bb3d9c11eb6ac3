import { maxToldEvents } from "../../shared/api/orders.ts";
import { normalEmail } from "../../shared/classify/emailKind.ts";
import {
  isVisitorId,
  type LeadId,
  type SiteKey,
  type VisitorId,
} from "../../shared/identity/ids.ts";
import { shortHash } from "../../shared/identity/shortHash.ts";
import type { Event } from "../../shared/wire/event.ts";
import { parseTold } from "../../shared/wire/parseTold.ts";
import { collectBatch } from "../collect/collectBatch.ts";
import type { WriteBehind } from "../collect/writeBehind.ts";
import type { Ports } from "../ports.ts";

/** An event that was not taken: its place, and how to mend it. */
export interface RefusedTold {
  readonly index: number;
  readonly detail: string;
}

export interface TakenTold {
  readonly accepted: number;
  readonly refused: readonly RefusedTold[];
  /** To be done after the answer. */
  readonly settle: () => Promise<void>;
}

/** Whom an event is about: exactly one of these stands beside its fields. */
type About =
  | { readonly email: string }
  | { readonly visitor: VisitorId }
  | { readonly lead: LeadId };

interface Told {
  readonly index: number;
  readonly about: About;
  readonly event: Event;
}

/** Takes in what a back end tells of people: each event names its person by e-mail, visitor or lead. */
export async function takeTold(
  site: SiteKey,
  raws: readonly unknown[],
  ports: Ports,
  writeBehind: WriteBehind,
): Promise<TakenTold> {
  const now = ports.clock();
  const refused: RefusedTold[] = [];
  const told: Told[] = [];
  for (const [index, raw] of raws.entries()) {
    const read = readTold(raw, index, now);
    if (typeof read === "string") refused.push({ index, detail: read });
    else told.push(read);
  }
  const emails = told.flatMap(({ about }) => ("email" in about ? [about.email] : []));
  const people =
    emails.length > 0 ? await ports.identities.peopleOf(site, [...new Set(emails)]) : new Map();

  let accepted = 0;
  const settles: (() => Promise<void>)[] = [];
  for (const group of groupsOf(told)) {
    const [{ about }] = group as [Told, ...Told[]];
    const refuse = (detail: string) =>
      refused.push(...group.map(({ index }) => ({ index, detail })));
    if ("lead" in about && (await ports.events.snapshot(about.lead))?.site !== site) {
      refuse("lead: there is no such lead");
      continue;
    }
    const events = group.map(({ event }) => event);
    const visitor = ("email" in about
      ? people.get(about.email)
      : "visitor" in about
        ? about.visitor
        : about.lead) as unknown as VisitorId;
    if ("email" in about) events.unshift(introduce(about.email, events));
    const batch = { site, visitor, receivedAt: now, events };
    // One request may ask D1 only so often: what a large webhook has beyond that, the queue takes in.
    if (settles.length >= maxToldEvents && "email" in about) {
      await ports.queue.send(batch);
      accepted += group.length;
      continue;
    }
    const collected = await collectBatch(batch, ports, writeBehind);
    if (collected.kind !== "scored") {
      refuse(whyNot[collected.kind]);
      continue;
    }
    accepted += group.length;
    settles.push(collected.settle);
  }
  return {
    accepted,
    refused: refused.sort((a, b) => a.index - b.index),
    settle: async () => {
      for (const settle of settles) await settle();
    },
  };
}

const whyNot = {
  "visitor-of-another-site": "visitor: it belongs to another site",
  "visitor-erased": "visitor, lead: it was erased",
} as const;

function readTold(raw: unknown, index: number, now: number): Told | string {
  if (typeof raw !== "object" || raw === null) return "is no object";
  const { email, visitor, lead, ...rest } = raw as Record<string, unknown>;
  if ([email, visitor, lead].filter((one) => one !== undefined).length !== 1) {
    return "needs exactly one of: email, visitor, lead";
  }
  const about = aboutOf(email, visitor, lead);
  if (typeof about === "string") return about;
  // The person is part of what happened: two people may open the same mail in the same second.
  const named = rest.id === undefined && rest.occurredAt !== undefined;
  const id = named ? `told-${shortHash(JSON.stringify([about, rest]))}` : rest.id;
  const event = parseTold({ ...rest, ...(id !== undefined && { id }) }, now);
  if (!event.ok) return event.reason;
  return { index, about, event: event.value };
}

function aboutOf(email: unknown, visitor: unknown, lead: unknown): About | string {
  if (email !== undefined) {
    const address = typeof email === "string" ? normalEmail(email) : null;
    return address === null ? "email: is no e-mail address" : { email: address };
  }
  const id = visitor ?? lead;
  if (!isVisitorId(id)) return "visitor, lead: 32 lowercase hex digits";
  return visitor === undefined ? { lead: id as string as LeadId } : { visitor: id };
}

/** Rules look at the address: it is a trait of whoever is spoken of by it. */
const introduce = (email: string, events: readonly Event[]): Event => ({
  id: `email-${shortHash(email)}`,
  type: "identify",
  occurredAt: Math.min(...events.map(({ occurredAt }) => occurredAt)),
  traits: { email },
  verified: true,
});

function groupsOf(told: readonly Told[]): Told[][] {
  const groups = new Map<string, Told[]>();
  for (const one of told) {
    const key = JSON.stringify(one.about);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
