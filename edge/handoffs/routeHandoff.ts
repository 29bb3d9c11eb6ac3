import { decideRoute, whyNobody } from "../../shared/handoffs/decideRoute.ts";
import type { HandoffRules } from "../../shared/handoffs/rules.ts";
import { priorityOf } from "../../shared/score/priority.ts";
import type { DeliveryKey, HandoffKey } from "../ports/handoffs.ts";
import type { Ports } from "../ports/ports.ts";
import { scoreLead } from "../scoring/scoreLead.ts";
import { assignOwner } from "./assignOwner.ts";
import { kindOf } from "./destinations/destinations.ts";
import { payloadOf } from "./handoffPayload.ts";

/** Events looked through for the pages of a story. */
const maxEvents = 50;

type RoutePorts = Pick<
  Ports,
  "clock" | "events" | "handoffRules" | "handoffs" | "models" | "mutes" | "owners" | "sites"
>;

/**
 * Routes a stage that was entered: asks the rules whom to tell, finds the owner, writes the story down and
 * a delivery for each destination. Routed once, however often it is asked.
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
  // An import may bring thousands at once: nothing is read for those of whom nobody is told anyway.
  const nobody = whyNobody(rules);
  if (nobody !== null) {
    await ports.handoffs.drop(key, nobody);
    return [];
  }
  const [site, read, mute, lastToldAt, timeline] = await Promise.all([
    ports.sites.find(handoff.site),
    scoreLead(key.lead, ports),
    ports.mutes.find(key.lead),
    ports.handoffs.lastRoutedAt(key),
    ports.events.timeline(key.lead, Number.MAX_SAFE_INTEGER, maxEvents),
  ]);
  if (read === null || site === null) {
    await ports.handoffs.drop(key, "the lead is gone");
    return [];
  }
  const now = ports.clock();
  const { scored } = read;
  const { totals, profile } = scored;
  const { model } = await ports.models.published(handoff.site);
  const route = decideRoute(
    rules,
    {
      ...{ stage: key.stage, enteredAt: handoff.enteredAt, lastToldAt },
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
    await ports.handoffs.drop(key, "nobody knows the e-mail address that its destinations need");
    return [];
  }
  const pool = route.pool === null ? undefined : rules.pools[route.pool];
  const country = textOf(profile.traits.country?.value);
  const lead = { site: handoff.site, email, country };
  const owner =
    pool === undefined || route.pool === null
      ? null
      : await assignOwner(pool, route.pool, lead, ports.owners);
  const story = payloadOf({
    ...{ key, site, scored, timeline, enteredAt: handoff.enteredAt, console: rules.console },
    owner: (owner !== null && rules.people[owner]) || null,
  });
  const { dueAt } = route;
  const isRouted = await ports.handoffs.route(key, {
    ...{ owner, destinations, dueAt, payload: JSON.stringify(story) },
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
