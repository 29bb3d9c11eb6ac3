import type { HandoffRules, Person } from "../../shared/handoffs/rules.ts";
import type { LeadId } from "../../shared/identity/ids.ts";
import type { Event } from "../../shared/wire/event.ts";
import type { HandoffKey } from "../ports/handoffs.ts";
import type { StoredEvent } from "../ports/lead.ts";
import type { Scored } from "../ports/scored.ts";
import type { Site } from "../ports/sites.ts";

const maxReasons = 5;
const maxPages = 5;

/** How many events are read to find the recent pages. */
export const eventsInPayload = 50;

/** What every destination receives about a hand-off; a webhook gets it as `data`. */
export interface HandoffPayload {
  readonly lead: LeadId;
  readonly site: { readonly key: string; readonly name: string };
  readonly stage: string;
  readonly episode: number;
  /** ISO 8601. */
  readonly enteredAt: string;
  /** The name, else the e-mail address, else `unknown visitor`, with the company where it is known. */
  readonly who: string;
  readonly email: string | null;
  readonly company: string | null;
  readonly country: string | null;
  readonly traits: Readonly<Record<string, string | number | boolean>>;
  readonly score: number;
  readonly fit: number;
  readonly total: number;
  readonly grade: string;
  readonly tier: string;
  readonly priority: string | null;
  readonly owner: { readonly email: string; readonly name: string | null } | null;
  /** Why: the contributions with the most points, first. */
  readonly reasons: readonly {
    readonly title: string;
    readonly points: number;
    readonly reason: string;
  }[];
  /** Recent pages, newest first. */
  readonly pages: readonly {
    readonly path: string;
    readonly views: number;
    readonly lastAt: string;
  }[];
  /** The lead in the console. */
  readonly url: string;
}

interface PayloadInput {
  readonly key: HandoffKey;
  readonly enteredAt: number;
  readonly site: Site;
  readonly scored: Scored;
  /** Newest first. */
  readonly timeline: readonly StoredEvent[];
  readonly owner: Person | null;
  readonly console: HandoffRules["console"];
}

/** Sums up a lead for a sales rep: who, why, and which pages. */
export function payloadOf({
  key,
  enteredAt,
  site,
  scored,
  timeline,
  owner,
  console,
}: PayloadInput): HandoffPayload {
  const { profile } = scored;
  const evaluation = scored.explain();
  const traits = Object.fromEntries(
    Object.entries(profile.traits).map(([name, { value }]) => [name, value]),
  );
  const text = (...names: string[]) => {
    const found = names.map((name) => traits[name]).find((value) => typeof value === "string");
    return typeof found === "string" && found !== "" ? found : null;
  };
  const email = text("email");
  const company = text("company", "companyName", "organisation");
  return {
    lead: key.lead,
    site: { key: site.key, name: site.name },
    stage: key.stage,
    episode: key.episode,
    enteredAt: new Date(enteredAt).toISOString(),
    who:
      text("name") ??
      email ??
      (company === null ? "unknown visitor" : `unknown visitor from ${company}`),
    email,
    company,
    country: text("country"),
    traits,
    score: evaluation.score,
    fit: evaluation.fit,
    total: evaluation.total,
    grade: evaluation.grade,
    tier: evaluation.tier,
    priority: evaluation.priority,
    owner: owner && { email: owner.email, name: owner.name ?? null },
    reasons: [...evaluation.contributions]
      .filter(({ points }) => points > 0)
      .sort((a, b) => b.points - a.points)
      .slice(0, maxReasons)
      .map(({ title, points, reason }) => ({ title, points, reason })),
    pages: pagesIn(timeline.map(({ event }) => event)),
    url: `${console ?? ""}/console/leads/${key.lead}`,
  };
}

function pagesIn(events: readonly Event[]): HandoffPayload["pages"] {
  const pages = new Map<string, { views: number; lastAt: number }>();
  for (const event of events) {
    if (event.type !== "page_view") continue;
    const page = pages.get(event.page.path) ?? { views: 0, lastAt: event.occurredAt };
    pages.set(event.page.path, {
      views: page.views + 1,
      lastAt: Math.max(page.lastAt, event.occurredAt),
    });
  }
  return [...pages]
    .sort(([, a], [, b]) => b.lastAt - a.lastAt)
    .slice(0, maxPages)
    .map(([path, { views, lastAt }]) => ({ path, views, lastAt: new Date(lastAt).toISOString() }));
}
