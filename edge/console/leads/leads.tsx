import type { Context } from "hono";
import { isLeadId } from "../../../shared/identity/ids.ts";
import { progressOf } from "../../../shared/preview/progress.ts";
import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import { decodeCursor, encodeCursor } from "../../leads/cursor.ts";
import { byTotal, cursorOf } from "../../ports/leadOrder.ts";
import type { Ports } from "../../ports/ports.ts";
import { RescoreBar } from "../model/rescoreBar.tsx";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { formatCount, formatNumber } from "../shell/format.ts";
import { answerInShell, Live } from "../shell/layout.tsx";
import type { ConsolePage } from "../shell/page.ts";
import { EmptyFilter, EmptySite } from "./emptyLeads.tsx";
import leadsCss from "./leads.css";
import { LeadsTable } from "./leadsTable.tsx";
import { leadsHref, TierTabs } from "./tierTabs.tsx";

const rowsPerPage = 50;
const maxSearchChars = 254;

/** Counting tiers reads every lead of the site, and D1 bills by the row: large sites look less often. */
const liveSecondsFor = (leads: number): number => (leads <= 2_000 ? 4 : leads <= 20_000 ? 30 : 300);

/** While a new model re-scores the list, a person watches it. */
const maxLiveSecondsRescoring = 10;

/** `GET /console/leads?tier=&q=&cursor=&from=`: leads by lead score, highest first. */
export const leadsPage: ConsolePage = {
  path: "/leads",
  scope: "read",
  nav: "Leads",
  css: leadsCss,
  render: listLeads,
};

function listLeads(ports: Pick<Ports, "leads" | "models" | "rescores" | "clock">) {
  return async function listLeads(c: Context<ConsoleEnvironment>) {
    const search = c.req.query("q")?.trim().toLowerCase().slice(0, maxSearchChars) || null;
    if (search !== null && isLeadId(search)) return c.redirect(`/console/leads/${search}`, 303);

    const { site } = c.var;
    const [{ model }, counts, rescore] = await Promise.all([
      ports.models.published(site.key),
      ports.leads.countByTier(site.key),
      ports.rescores.find(site.key),
    ]);
    const tiers = [...model.tiers.map(({ name }) => name), disqualifiedTier];
    const tier = c.req.query("tier") ?? null;
    const cursor = c.req.query("cursor");
    const filter = { ...(tier !== null && { tier: [tier] }), ...(search && { text: search }) };
    const list = { filter, sort: byTotal };
    const place = cursor === undefined ? null : decodeCursor(cursor, list);
    // A mistyped address, or one from before the model changed: show the whole list.
    if (place?.ok === false || (tier !== null && !tiers.includes(tier)))
      return c.redirect("/console/leads");

    const after = place?.value ?? null;
    // One row more than is shown: is there a next page?
    const found = await ports.leads.list({
      site: site.key,
      limit: rowsPerPage + 1,
      ...list,
      after,
    });
    const rows = found.slice(0, rowsPerPage);
    const last = found.length > rowsPerPage ? rows.at(-1) : undefined;
    const rank = after === null ? 1 : rankOf(c.req.query("from"));
    const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const off = counts[disqualifiedTier] ?? 0;
    const lastRank = rank + rows.length - 1;
    // Of a search, only the last page knows how many there are.
    const listed = search ? null : tier === null ? all - off : (counts[tier] ?? 0);
    const nextQuery =
      last &&
      new URLSearchParams({
        ...(tier !== null && { tier }),
        ...(search && { q: search }),
        cursor: encodeCursor(cursorOf(last, list.sort), list),
        from: String(rank + rows.length),
      });

    const content = (
      <>
        <div class="page-head">
          <h1>Leads</h1>
          <SearchForm search={search} tier={tier} />
        </div>
        <Live>
          <RescoreBar rescore={rescore} />
          {all > 0 && !search && <TierTabs tiers={tiers} counts={counts} current={tier} />}
          {rows.length > 0 ? (
            <LeadsTable rows={rows} model={model} firstRank={rank} now={ports.clock()} />
          ) : all === 0 ? (
            <EmptySite site={site} origin={new URL(c.req.url).origin} />
          ) : (
            <EmptyFilter tier={tier} search={search} model={model} isBeyond={after !== null} />
          )}
          {rows.length > 0 && (
            <nav class="pager" aria-label="Pages">
              <p class="count">
                {formatNumber(rank)}–{formatNumber(lastRank)}
                {listed === null
                  ? ` for “${search}”`
                  : ` of ${formatCount(listed, tier === null ? "lead" : `${tier} lead`)}`}
                , by lead score
                {tier === null && !search && off > 0 && (
                  <span class="muted">; {formatNumber(off)} disqualified hidden</span>
                )}
              </p>
              {search !== null && (
                <a class="button" href={leadsHref(tier)}>
                  Clear search
                </a>
              )}
              {after !== null && (
                <a class="button" href={leadsHref(tier, search)}>
                  First page
                </a>
              )}
              {nextQuery && (
                <a class="button" href={`/console/leads?${nextQuery}`} rel="next">
                  Next {rowsPerPage}
                </a>
              )}
            </nav>
          )}
        </Live>
      </>
    );
    const title = tier === null ? "Leads" : `${tier} leads`;
    const isRescoring = rescore !== null && progressOf(rescore).isRunning;
    const most = isRescoring ? maxLiveSecondsRescoring : Number.POSITIVE_INFINITY;
    return answerInShell(c, { title, content, liveSeconds: Math.min(most, liveSecondsFor(all)) });
  };
}

/** The rank of the page's first row in the whole list; it is only shown. */
function rankOf(from: string | undefined): number {
  const rank = Number(from);
  return Number.isSafeInteger(rank) && rank > 0 ? rank : 1;
}

interface SearchFormProps {
  readonly search: string | null;
  readonly tier: string | null;
}

const SearchForm = ({ search, tier }: SearchFormProps) => (
  <search>
    <form class="jump" action="/console/leads">
      <label for="jump" class="unseen">
        Search leads
      </label>
      {tier !== null && <input type="hidden" name="tier" value={tier} />}
      <input
        id="jump"
        name="q"
        type="search"
        value={search ?? undefined}
        placeholder="Search by email, company or lead ID"
        maxlength={maxSearchChars}
        autocomplete="off"
        spellcheck={false}
      />
      <kbd class="needs-js">/</kbd>
    </form>
  </search>
);
