import { decideRoute, whyNoHandoffs } from "../../shared/handoffs/decideRoute.ts";
import type { HandoffRules } from "../../shared/handoffs/rules.ts";
import { priorityOf } from "../../shared/score/priority.ts";
import { awaitsEmail, type DeliveryKey, type HandoffKey, type Mute } from "../ports/handoffs.ts";
import type { Ports } from "../ports/ports.ts";
import { scoreLead } from "../scoring/scoreLead.ts";
import { assignOwner } from "./assignOwner.ts";
import { kindOf } from "./destinations/destinations.ts";
import { eventsInPayload, payloadOf } from "./handoffPayload.ts";
import { identifyExpectedUntil } from "./identifyExpectedUntil.ts";

/** What follows from routing. */
export interface Routed {
  /** Deliveries that are due now. */
  readonly due: readonly DeliveryKey[];
  /** When the hand-off, which is not routed yet, is to be tried again (milliseconds since 1970); or `null`. */
  readonly againAt: number | null;
}

const nothingDue: Routed = { due: [], againAt: null };

type RoutePorts = Pick<
  Ports,
  "clock" | "events" | "handoffRules" | "handoffs" | "models" | "mutes" | "owners" | "sites"
>;

/**
 * Routes a hand-off: decides its destinations by the rules, picks the owner, and writes the payload and one
 * delivery for each destination. It does so once, however often it is called.
 *
 * A hand-off of an unidentified visitor waits a moment after a form (`waitSeconds` of the rules), so that the
 * `identify` that usually follows is part of it.
 */
export async function routeHandoff(key: HandoffKey, ports: RoutePorts): Promise<Routed> {
  const handoff = await ports.handoffs.find(key);
  if (handoff?.state !== "new") return nothingDue;
  const rules = await ports.handoffRules.find(handoff.site);
  // An import may bring thousands at once: without rules, no lead is read.
  const note = whyNoHandoffs(rules);
  if (note !== null) {
    await ports.handoffs.drop(key, note);
    return nothingDue;
  }
  const [site, read, mute, lastRoutedAt, timeline] = await Promise.all([
    ports.sites.find(handoff.site),
    scoreLead(key.lead, ports),
    ports.mutes.find(key.lead),
    ports.handoffs.lastRoutedAt(key),
    ports.events.timeline(key.lead, Number.MAX_SAFE_INTEGER, eventsInPayload),
  ]);
  if (read === null || site === null) {
    await ports.handoffs.drop(key, "the lead no longer exists");
    return nothingDue;
  }
  const now = ports.clock();
  const { scored, snapshot } = read;
  // The visitor may belong to a person by now.
  const { lead } = snapshot;
  const ownMute = lead === key.lead ? mute : await ports.mutes.find(lead);
  const { totals, profile } = scored;
  const email = textOf(profile.traits.email?.value);
  const waitUntil = identifyExpectedUntil(rules, handoff.enteredAt, timeline);
  if (email === null && now < waitUntil) return { due: [], againAt: waitUntil };
  const { model } = await ports.models.published(handoff.site);
  const route = decideRoute(
    rules,
    {
      ...{ stage: key.stage, enteredAt: handoff.enteredAt, lastRoutedAt },
      ...{ grade: totals.grade, tier: totals.tier, priority: priorityOf(model, totals) },
      disqualified: totals.disqualified,
      traits: profile.traits,
      isMuted: isMutedAt(now, mute) || isMutedAt(now, ownMute),
      timeZone: model.timeZone,
    },
    now,
  );
  if (route.kind === "drop" || rules === null) {
    await ports.handoffs.drop(key, route.kind === "drop" ? route.note : "");
    return nothingDue;
  }
  const destinations = route.destinations.filter(
    (name) => email !== null || !needsEmail(rules, name),
  );
  if (destinations.length === 0) {
    await ports.handoffs.drop(key, awaitsEmail);
    return nothingDue;
  }
  const pool = route.pool === null ? undefined : rules.pools[route.pool];
  const country = textOf(profile.traits.country?.value);
  // One that is routed again, with an address by now, keeps its owner.
  const owner =
    handoff.owner ??
    (pool === undefined || route.pool === null
      ? null
      : await assignOwner(pool, route.pool, { site: handoff.site, email, country }, ports.owners));
  const payload = payloadOf({
    ...{
      key: { ...key, lead },
      site,
      scored,
      timeline,
      enteredAt: handoff.enteredAt,
      console: rules.console,
    },
    owner: (owner !== null && rules.people[owner]) || null,
  });
  const { dueAt } = route;
  const isRouted = await ports.handoffs.route(key, {
    ...{ owner, destinations, dueAt, payload: JSON.stringify(payload) },
    note: destinations.length < route.destinations.length ? awaitsEmail : null,
  });
  return isRouted && dueAt <= now
    ? { due: destinations.map((destination) => ({ ...key, destination })), againAt: null }
    : nothingDue;
}

function needsEmail({ destinations }: HandoffRules, name: string): boolean {
  const config = destinations[name];
  return config !== undefined && kindOf(config)?.needsEmail === true;
}

const isMutedAt = (now: number, mute: Mute | null): boolean =>
  mute !== null && (mute.until === null || now < mute.until);

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
