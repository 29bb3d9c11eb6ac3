import type { Context } from "hono";
import type { Child } from "hono/jsx";
import { textOfKey } from "../handoffs/deliveryKey.ts";
import type { Delivery, HandoffQuery, ListedHandoff } from "../handoffs/ports.ts";
import type { Story } from "../handoffs/story.ts";
import { decodeCursor, encodeCursor } from "../leads/cursor.ts";
import type { Ports } from "../ports.ts";
import { StageBadge } from "./badges.tsx";
import type { ConsoleEnvironment } from "./environment.ts";
import { formatCount, formatNumber } from "./format.ts";
import { answerInShell, Live } from "./layout.tsx";
import { nicknameOf } from "./nickname.ts";
import { Ago, Time } from "./time.tsx";

const rowsPerPage = 50;
const liveSeconds = 10;

/** Tabs, in this order: what needs a person comes right after everything. */
const tabs = [
  [null, "All"],
  ["dead", "Failed"],
  ["waiting", "Waiting"],
  ["sent", "Sent"],
  ["dropped", "Skipped"],
] as const;

/** `GET /console/handoffs?state=&cursor=`: who was told of whom, and what failed. */
export const handoffsPage = (ports: Pick<Ports, "handoffs" | "handoffRules" | "clock">) =>
  async function handoffsPage(c: Context<ConsoleEnvironment>) {
    const { site } = c.var;
    const asked = c.req.query("state");
    const state = tabs.find(([name]) => name === asked)?.[0] ?? null;
    const cursor = c.req.query("cursor");
    const place = cursor === undefined ? null : decodeCursor(cursor);
    // A mistyped address: the whole list is never wrong.
    if ((asked !== undefined && state === null) || (cursor !== undefined && place === null)) {
      return c.redirect("/console/handoffs");
    }
    const before: HandoffQuery["before"] = place && { enteredAt: place.total, lead: place.lead };
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
          <h1>Hand-offs</h1>
          <p class="muted">
            {formatCount(Object.keys(rules?.destinations ?? {}).length, "destination")},{" "}
            {formatCount(rules?.rules.length ?? 0, "rule")}
            {rules?.paused && <b class="error">, paused</b>}
          </p>
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
            <Empty hasRules={(rules?.rules.length ?? 0) > 0} state={state} />
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
    return answerInShell(c, { title: "Hand-offs", content, liveSeconds });
  };

function hrefOf(state: string | null, after?: ListedHandoff): string {
  const query = new URLSearchParams({
    ...(state !== null && { state }),
    ...(after && { cursor: encodeCursor({ total: after.enteredAt, lead: after.lead }) }),
  });
  return `/console/handoffs${query.size > 0 ? `?${query}` : ""}`;
}

function Row({ row, now }: { readonly row: ListedHandoff; readonly now: number }) {
  const story = row.story === null ? null : (JSON.parse(row.story) as Story);
  const value = row.deliveries.map(({ state, attempts }) => `${state} ${attempts}`).join();
  return (
    <li class="panel handoff" data-key={`${row.lead}-${row.episode}`} data-value={value}>
      <div class="handoff-head">
        <a href={`/console/leads/${row.lead}`} data-row>
          {story?.who ?? nicknameOf(row.lead)}
        </a>
        <StageBadge stage={row.stage} />
        {row.owner !== null && <span class="muted">for {row.owner}</span>}
        <span class="muted handoff-at">
          <Ago at={row.enteredAt} now={now} />
        </span>
      </div>
      {row.state === "new" && <p class="muted">On its way…</p>}
      {row.state === "dropped" && <p class="muted">Nobody was told: {row.note}.</p>}
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

const states = { sent: "sent", waiting: "waiting", dead: "failed" } as const;

const DeliveryLine = ({ delivery }: { readonly delivery: Delivery }) => {
  const { state, destination, attempts, lastError } = delivery;
  return (
    <li class={`delivery is-${state}`}>
      <span class="delivery-state">{states[state]}</span>
      <span class="delivery-to">
        <b>{destination}</b>
        <span class="detail">{detailOf(delivery)}</span>
        {lastError !== null && <span class="detail is-fault">{lastError}</span>}
      </span>
      {(state === "dead" || attempts > 0) && state !== "sent" && (
        <form method="post" action={`/console/handoffs/${textOfKey(delivery)}/resend`}>
          <button type="submit">{state === "dead" ? "Send again" : "Try now"}</button>
        </form>
      )}
    </li>
  );
};

function detailOf({ state, attempts, dueAt, sentAt }: Delivery): Child {
  const tried = attempts > 1 ? `, ${attempts} attempts` : "";
  if (state === "sent" && sentAt !== null) {
    return (
      <>
        <Time at={sentAt} format="datetime" />
        {tried}
      </>
    );
  }
  if (state === "dead") return `after ${formatCount(attempts, "attempt")}`;
  return (
    <>
      {attempts === 0 ? "from " : `${formatCount(attempts, "attempt")}, next `}
      <Time at={dueAt} format="datetime" />
    </>
  );
}

const Empty = ({
  hasRules,
  state,
}: {
  readonly hasRules: boolean;
  readonly state: string | null;
}) => (
  <section class="empty" aria-labelledby="empty-title">
    <h2 id="empty-title">
      {state === "dead"
        ? "Nothing failed"
        : hasRules || state !== null
          ? "Nothing here yet"
          : "Nobody is told of hot leads yet"}
    </h2>
    {hasRules || state !== null ? (
      <p>A line appears as soon as a lead enters a stage.</p>
    ) : (
      <>
        <p>
          When a lead enters a stage, leadlight can tell a Slack channel, a CRM, an inbox or your
          own back end. Save rules for this site:
        </p>
        <div class="snippet">
          <pre>
            <code>{example}</code>
          </pre>
          <button type="button" class="needs-js" data-copy={example}>
            Copy
          </button>
        </div>
        <p class="muted empty-more">All that rules can say is in docs/handoffs.md.</p>
      </>
    )}
  </section>
);

const example = `curl -X PUT $LEADLIGHT/v1/handoffs/rules -H "Authorization: Bearer ll_…" -d '{
  "specVersion": 1,
  "destinations": {"sales": {"type": "slack", "url": "https://hooks.slack.com/services/…"}},
  "rules": [{"title": "Every MQL", "when": {"stages": ["MQL", "SQL"]}, "to": ["sales"]}]
}'`;
