import type { Context } from "hono";
import { decodeHandoffCursor, encodeHandoffCursor } from "../../handoffs/handoffCursor.ts";
import type { HandoffPayload } from "../../handoffs/handoffPayload.ts";
import type { ListedHandoff } from "../../ports/handoffs.ts";
import type { Ports } from "../../ports/ports.ts";
import { StageBadge } from "../shell/badges.tsx";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { formatCount, formatNumber } from "../shell/format.ts";
import { answerInShell, Live } from "../shell/layout.tsx";
import { nicknameOf } from "../shell/nickname.ts";
import type { ConsolePage } from "../shell/page.ts";
import { Ago } from "../shell/time.tsx";
import { DeliveryLine } from "./deliveryLine.tsx";
import { EmptyHandoffs } from "./emptyHandoffs.tsx";
import handoffsCss from "./handoffs.css";
import { resendForm } from "./resendForm.ts";

const rowsPerPage = 50;
const liveSeconds = 10;

/** Tabs, in this order: alerts that need a person come right after all alerts. */
const tabs = [
  [null, "All"],
  ["dead", "Failed"],
  ["waiting", "Waiting"],
  ["sent", "Sent"],
  ["dropped", "Skipped"],
] as const;

/** `GET /console/handoffs?state=&cursor=`: which leads went to which destination, and what failed. */
export const handoffsPage: ConsolePage = {
  path: "/handoffs",
  scope: "read",
  nav: "Alerts & routing",
  css: handoffsCss,
  render: listHandoffs,
  forms: [{ path: "/handoffs/:key/resend", scope: "write", handle: resendForm }],
};

function listHandoffs(ports: Pick<Ports, "handoffs" | "handoffRules" | "clock">) {
  return async function listHandoffs(c: Context<ConsoleEnvironment>) {
    const { site } = c.var;
    const asked = c.req.query("state");
    const state = tabs.find(([name]) => name === asked)?.[0] ?? null;
    const cursor = c.req.query("cursor");
    const before = cursor === undefined ? null : decodeHandoffCursor(cursor);
    // A mistyped address: show the whole list.
    if ((asked !== undefined && state === null) || (cursor !== undefined && before === null)) {
      return c.redirect("/console/handoffs");
    }
    const [found, counts, rules] = await Promise.all([
      ports.handoffs.list({ site: site.key, limit: rowsPerPage + 1, state, before }),
      ports.handoffs.countByState(site.key),
      ports.handoffRules.find(site.key),
    ]);
    const rows = found.slice(0, rowsPerPage);
    const isUsed = rows.length > 0 || (rules?.rules.length ?? 0) > 0;
    const last = found.length > rowsPerPage ? rows.at(-1) : undefined;
    const content = (
      <>
        <div class="page-head">
          <h1>Alerts & routing</h1>
          <p class="muted">
            {formatCount(Object.keys(rules?.destinations ?? {}).length, "destination")},{" "}
            {formatCount(rules?.rules.length ?? 0, "rule")}
            {rules?.paused && <b class="error">, paused</b>}
          </p>
          <div class="actions">
            <a class="button" href="/console/handoffs/rules">
              Routing rules
            </a>
          </div>
        </div>
        <Live>
          {(isUsed || state !== null) && (
            <nav class="tabs" aria-label="States">
              {tabs.map(([name, title]) => (
                <a
                  class={name === "dead" && counts.dead ? "tab is-bad" : "tab"}
                  href={hrefOf(name)}
                  aria-current={state === name ? "page" : undefined}
                >
                  <span class="tab-title">{title}</span>
                  {name !== null && (
                    <span class="tab-count">{formatNumber(counts[name] ?? 0)}</span>
                  )}
                </a>
              ))}
            </nav>
          )}
          {rows.length > 0 ? (
            <ul class="handoffs">
              {rows.map((row) => (
                <Row row={row} now={ports.clock()} />
              ))}
            </ul>
          ) : (
            <EmptyHandoffs hasRules={(rules?.rules.length ?? 0) > 0} state={state} />
          )}
          {last !== undefined && (
            <nav class="pager" aria-label="Pages">
              <a class="button" href={hrefOf(state, last)} rel="next">
                Next {rowsPerPage}
              </a>
            </nav>
          )}
        </Live>
      </>
    );
    return answerInShell(c, { title: "Alerts & routing", content, liveSeconds });
  };
}

function hrefOf(state: string | null, after?: ListedHandoff): string {
  const query = new URLSearchParams({
    ...(state !== null && { state }),
    ...(after && { cursor: encodeHandoffCursor(after) }),
  });
  return `/console/handoffs${query.size > 0 ? `?${query}` : ""}`;
}

function Row({ row, now }: { readonly row: ListedHandoff; readonly now: number }) {
  const payload = row.payload === null ? null : (JSON.parse(row.payload) as HandoffPayload);
  const value = row.deliveries.map(({ state, attempts }) => `${state} ${attempts}`).join();
  return (
    <li class="panel handoff" data-key={`${row.lead}-${row.episode}`} data-value={value}>
      <div class="handoff-head">
        <a href={`/console/leads/${row.lead}`} data-row>
          {payload?.who ?? nicknameOf(row.lead)}
        </a>
        <StageBadge stage={row.stage} />
        {row.owner !== null && <span class="muted">for {row.owner}</span>}
        <span class="muted handoff-at">
          <Ago at={row.enteredAt} now={now} />
        </span>
      </div>
      {row.state === "new" && <p class="muted">Sending…</p>}
      {row.state === "dropped" && <p class="muted">Not sent: {row.note}.</p>}
      {row.deliveries.length > 0 && (
        <ul class="deliveries">
          {row.deliveries.map((delivery) => (
            <DeliveryLine delivery={delivery} />
          ))}
        </ul>
      )}
    </li>
  );
}
