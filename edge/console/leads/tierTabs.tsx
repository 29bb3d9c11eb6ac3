import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import { tierClassOf } from "../shell/badges.tsx";
import { formatNumber } from "../shell/format.ts";

/** The address of the list, of one tier of it, or of a search in it. */
export function leadsHref(tier: string | null, search: string | null = null): string {
  const query = new URLSearchParams({
    ...(tier !== null && { tier }),
    ...(search !== null && { q: search }),
  });
  return query.size === 0 ? "/console/leads" : `/console/leads?${query}`;
}

interface TierTabsProps {
  readonly tiers: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  readonly current: string | null;
}

/** The filter: links, so that a filtered list has an address. "All" leaves out disqualified leads, as the list does. */
export function TierTabs({ tiers, counts, current }: TierTabsProps) {
  const all = tiers
    .filter((tier) => tier !== disqualifiedTier)
    .reduce((sum, tier) => sum + (counts[tier] ?? 0), 0);
  return (
    <nav class="tabs" aria-label="Tier">
      <Tab href={leadsHref(null)} title="All" count={all} isCurrent={current === null} mark="all" />
      {tiers.map((tier) => (
        <Tab
          href={leadsHref(tier)}
          title={tier}
          count={counts[tier] ?? 0}
          isCurrent={current === tier}
          mark={tierClassOf(tier)}
        />
      ))}
    </nav>
  );
}

interface TabProps {
  readonly href: string;
  readonly title: string;
  readonly count: number;
  readonly isCurrent: boolean;
  readonly mark: string;
}

const Tab = ({ href, title, count, isCurrent, mark }: TabProps) => (
  <a href={href} class={`tab tab-${mark}`} aria-current={isCurrent ? "page" : undefined}>
    <span class="tab-title">{title}</span> <span class="tab-count">{formatNumber(count)}</span>
  </a>
);
