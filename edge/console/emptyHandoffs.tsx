interface EmptyHandoffsProps {
  readonly hasRules: boolean;
  readonly state: string | null;
}

/** Nobody was told of anybody: why, and how to begin. */
export const EmptyHandoffs = ({ hasRules, state }: EmptyHandoffsProps) => (
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
