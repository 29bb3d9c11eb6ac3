import { maxServerEvents } from "../../../shared/api/orders.ts";
import type { LeadId, SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import type { Batch } from "../../../shared/wire/batch.ts";
import type { Ports } from "../../ports/ports.ts";
import { collectAll } from "../beacon/collectAll.ts";
import { collectBatch } from "../beacon/collectBatch.ts";
import { splitAtIdentify } from "../beacon/splitAtIdentify.ts";
import { type Group, groupByPerson } from "./groupByPerson.ts";
import { readServerEvent, type ServerEvent } from "./readServerEvent.ts";
import { restatedEvents } from "./restatedEvents.ts";

/** A rejected event: its index in the request, and how to fix it. */
export interface RefusedEvent {
  readonly index: number;
  readonly detail: string;
}

interface IngestedEvents {
  readonly accepted: number;
  readonly refused: readonly RefusedEvent[];
  /** Work for after the response. */
  readonly afterResponse: () => Promise<void>;
}

/**
 * People in one transaction: enough to share its cost, few enough that a beacon that arrives meanwhile waits
 * only milliseconds.
 */
const peopleAtOnce = 25;

/** Ingests events of a back end: each names its person by e-mail address, visitor or lead. */
export async function ingestServerEvents(
  site: SiteKey,
  raws: readonly unknown[],
  ports: Ports,
): Promise<IngestedEvents> {
  const receivedAt = ports.clock();
  const refused: RefusedEvent[] = [];
  const events: ServerEvent[] = [];
  for (const [index, raw] of raws.entries()) {
    const read = readServerEvent(raw, index, receivedAt);
    if (read.ok) events.push(read.value);
    else refused.push({ index, detail: read.reason });
  }
  const refuse = ({ indexes }: Group, kind: keyof typeof whyNot) =>
    refused.push(...indexes.map((index) => ({ index, detail: whyNot[kind] })));

  const groups = groupByPerson(events);
  const people = await peopleOf(site, groups, ports);
  const batchOf = ({ about, events }: Group): Batch => ({
    ...{ site, receivedAt, events },
    visitor: ("email" in about
      ? people.get(about.email)
      : "visitor" in about
        ? about.visitor
        : about.lead) as string as VisitorId,
  });

  const known: Group[] = [];
  const pending: (() => Promise<void>)[] = [];
  for (const group of groups.slice(0, maxServerEvents)) {
    if (isKnown(group)) {
      known.push(group);
      continue;
    }
    const { about } = group;
    if ("lead" in about && (await ports.events.snapshot(about.lead))?.site !== site) {
      refuse(group, "no-such-lead");
      continue;
    }
    const collected = await collectBatch(batchOf(group), ports);
    if (collected.kind === "scored") pending.push(collected.afterResponse);
    else refuse(group, collected.kind);
  }
  for (let from = 0; from < known.length; from += peopleAtOnce) {
    const some = known.slice(from, from + peopleAtOnce);
    const outcomes = await collectAll(some.map(batchOf), ports);
    const restated: Batch[] = [];
    for (const [index, outcome] of outcomes.entries()) {
      const group = some[index] as Group;
      if (outcome.kind !== "taken") {
        refuse(group, outcome.kind);
        continue;
      }
      const events = restatedEvents(group.current, outcome.traits, receivedAt);
      if (events.length > 0) restated.push({ ...batchOf(group), events });
    }
    if (restated.length > 0) await collectAll(restated, ports);
  }
  // D1 limits the queries of a request: the queue takes what a large webhook has beyond that.
  for (const group of groups.slice(maxServerEvents)) await ports.queue.send(batchOf(group));

  return {
    accepted: raws.length - refused.length,
    refused: refused.sort((a, b) => a.index - b.index),
    afterResponse: async () => {
      for (const afterResponse of pending) await afterResponse();
    },
  };
}

const whyNot = {
  "no-such-lead": "lead: there is no such lead",
  "not-a-browser": "visitor: it is not that of a browser",
  "visitor-of-another-site": "visitor: it belongs to another site",
  "visitor-erased": "visitor, lead: it was erased",
} as const;

/**
 * A group named by one e-mail address, and by no other one, is a known person: no devices have to be linked, and
 * no browser has the id.
 */
const isKnown = ({ about, events }: Group): boolean =>
  "email" in about &&
  splitAtIdentify(events).every(({ claim }) => claim === null || claim.email === about.email);

async function peopleOf(
  site: SiteKey,
  groups: readonly Group[],
  { identities }: Pick<Ports, "identities">,
): Promise<ReadonlyMap<string, LeadId>> {
  const emails = groups.flatMap(({ about }) => ("email" in about ? [about.email] : []));
  return emails.length === 0 ? new Map() : identities.peopleOf(site, emails);
}
