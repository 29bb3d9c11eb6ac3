import { decideRoute, whyNoHandoffs } from "../../shared/handoffs/decideRoute.ts";
import type { HandoffRules } from "../../shared/handoffs/rules.ts";
import { priorityOf } from "../../shared/score/priority.ts";
import type { DeliveryKey, HandoffKey } from "../ports/handoffs.ts";
import type { Ports } from "../ports/ports.ts";
import { scoreLead } from "../scoring/scoreLead.ts";
import { assignOwner } from "./assignOwner.ts";
import { kindOf } from "./destinations/destinations.ts";
import { eventsInPayload, payloadOf } from "./handoffPayload.ts";

type RoutePorts = Pick<
  Ports,
  "clock" | "events" | "handoffRules" | "handoffs" | "models" | "mutes" | "owners" | "sites"
>;

/**
 * Routes a hand-off: decides its destinations by the rules, picks the owner, and writes the payload and one
 * delivery for each destination. It does so once, however often it is called.
 *
 * @returns Deliveries that are due now.
 */
export async function routeHandoff(
  key: HandoffKey,
  ports: RoutePorts,
): Promise<readonly DeliveryKey[]> {
  const handoff = await ports.handoffs.find(key);
  if (handoff?.state !== "new") return [];
  const rules = await ports.handoffRules.find(handoff.site);
  // An import may bring thousands at once: without rules, no lead is read.
  const note = whyNoHandoffs(rules);
  if (note !== null) {
    await ports.handoffs.drop(key, note);
    return [];
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
    return [];
  }
  const now = ports.clock();
  const { scored } = read;
  const { totals, profile } = scored;
  const { model } = await ports.models.published(handoff.site);
  const route = decideRoute(
    rules,
    {
      ...{ stage: key.stage, enteredAt: handoff.enteredAt, lastRoutedAt },
      ...{ grade: totals.grade, tier: totals.tier, priority: priorityOf(model, totals) },
      disqualified: totals.disqualified,
      traits: profile.traits,
      isMuted: mute !== null && (mute.until === null || now < mute.until),
      timeZone: model.timeZone,
    },
    now,
  );
  if (route.kind === "drop" || rules === null) {
    await ports.handoffs.drop(key, route.kind === "drop" ? route.note : "");
    return [];
  }
  const email = textOf(profile.traits.email?.value);
  const destinations = route.destinations.filter(
    (name) => email !== null || !needsEmail(rules, name),
  );
  if (destinations.length === 0) {
    await ports.handoffs.drop(key, "its destinations need an e-mail address, and none is known");
    return [];
  }
  const pool = route.pool === null ? undefined : rules.pools[route.pool];
  const country = textOf(profile.traits.country?.value);
  const lead = { site: handoff.site, email, country };
  const owner =
    pool === undefined || route.pool === null
      ? null
      : await assignOwner(pool, route.pool, lead, ports.owners);
  const payload = payloadOf({
    ...{ key, site, scored, timeline, enteredAt: handoff.enteredAt, console: rules.console },
    owner: (owner !== null && rules.people[owner]) || null,
  });
  const { dueAt } = route;
  const isRouted = await ports.handoffs.route(key, {
    ...{ owner, destinations, dueAt, payload: JSON.stringify(payload) },
  });
  return isRouted && dueAt <= now
    ? destinations.map((destination) => ({ ...key, destination }))
    : [];
}

function needsEmail({ destinations }: HandoffRules, name: string): boolean {
  const config = destinations[name];
  return config !== undefined && kindOf(config)?.needsEmail === true;
}

const textOf = (value: unknown): string | null => (typeof value === "string" ? value : null);
