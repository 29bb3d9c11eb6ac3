import type { Context } from "hono";
import { isVisitorId } from "../../../shared/identity/ids.ts";
import { progressOf } from "../../../shared/preview/progress.ts";
import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import { decodeCursor, encodeCursor } from "../../leads/cursor.ts";
import { byTotal, cursorOf } from "../../ports/leadOrder.ts";
import type { Ports } from "../../ports/ports.ts";
import { RescoreBar } from "../model/rescoreBar.tsx";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { formatCount, formatNumber } from "../shell/format.ts";
import { answerInShell, Live } from "../shell/layout.tsx";
import { EmptyFilter, EmptySite } from "./emptyLeads.tsx";
import { LeadsTable } from "./leadsTable.tsx";
import { leadsHref, TierTabs } from "./tierTabs.tsx";

const rowsPerPage = 50;

/** Counting tiers reads every lead of the site, and D1 bills by the row: large sites look less often. */
const liveSecondsFor = (leads: number): number => (leads <= 2_000 ? 4 : leads <= 20_000 ? 30 : 300);

/** While a new model comes to the list, one looks on. */
const maxLiveSecondsRescoring = 10;

/** `GET /console/leads?tier=&cursor=&from=`: leads by total, highest first. */
export const leadsPage = (ports: Pick<Ports, "leads" | "models" | "rescores" | "clock">) =>
  async function leadsPage(c: Context<ConsoleEnvironment>) {
    const asked = c.req.query("lead")?.trim().toLowerCase();
    if (isVisitorId(asked)) return c.redirect(`/console/leads/${asked}`, 303);

    const { site } = c.var;
    const [{ model }, counts, rescore] = await Promise.all([
      ports.models.published(site.key),
      ports.leads.countByTier(site.key),
      ports.rescores.find(site.key),
    ]);
    const tiers = [...model.tiers.map(({ name }) => name), disqualifiedTier];
    const tier = c.req.query("tier") ?? null;
    const cursor = c.req.query("cursor");
    const list = { filter: tier === null ? {} : { tier: [tier] }, sort: byTotal };
    const place = cursor === undefined ? null : decodeCursor(cursor, list);
    // A mistyped address, or one from before the model changed: the whole list is never wrong.
    if (place?.ok === false || (tier !== null && !tiers.includes(tier)))
      return c.redirect("/console/leads");

    const after = place?.value ?? null;
    // One more than is shown tells whether there is a next page.
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
    const listed = tier === null ? all - off : (counts[tier] ?? 0);
    const nextQuery =
      last &&
      new URLSearchParams({
        ...(tier !== null && { tier }),
        cursor: encodeCursor(cursorOf(last, list.sort), list),
        from: String(rank + rows.length),
      });

    const content = (
      <>
        <div class="page-head">
          <h1>Leads</h1>
          <JumpForm unknown={asked} />
        </div>
        <Live>
          <RescoreBar rescore={rescore} />
          {all > 0 && <TierTabs tiers={tiers} counts={counts} current={tier} />}
          {rows.length > 0 ? (
            <LeadsTable rows={rows} model={model} firstRank={rank} now={ports.clock()} />
          ) : all === 0 ? (
            <EmptySite site={site} origin={new URL(c.req.url).origin} />
          ) : (
            <EmptyFilter tier={tier} model={model} beyond={after !== null} />
          )}
          {rows.length > 0 && (
            <nav class="pager" aria-label="Pages">
              <p class="count">
                {formatNumber(rank)}–{formatNumber(rank + rows.length - 1)} of{" "}
                {formatCount(listed, tier === null ? "lead" : `${tier} lead`)}, by total
                {tier === null && off > 0 && (
                  <span class="muted">; {formatCount(off, "disqualified one")} not listed</span>
                )}
              </p>
              {after !== null && (
                <a class="button" href={leadsHref(tier)}>
                  Back to top
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

/** Only for show: where the page's first row stands in the whole list. */
function rankOf(from: string | undefined): number {
  const rank = Number(from);
  return Number.isSafeInteger(rank) && rank > 0 ? rank : 1;
}

const JumpForm = ({ unknown }: { readonly unknown: string | undefined }) => (
  <search>
    <form class="jump" action="/console/leads">
      <label for="jump">Go to a lead</label>
      <input
        id="jump"
        name="lead"
        value={unknown}
        placeholder="Paste a lead id"
        autocomplete="off"
        spellcheck={false}
        aria-describedby={unknown ? "jump-error" : undefined}
        aria-invalid={unknown ? "true" : undefined}
      />
      <kbd class="needs-js">/</kbd>
      {unknown && (
        <p id="jump-error" class="error" role="alert">
          A lead id has 32 digits, 0–9 and a–f.
        </p>
      )}
    </form>
  </search>
);
