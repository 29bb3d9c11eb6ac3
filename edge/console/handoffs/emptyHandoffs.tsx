interface EmptyHandoffsProps {
  readonly hasRules: boolean;
  readonly state: string | null;
}

/** No alerts to show: why, and how to start. */
export const EmptyHandoffs = ({ hasRules, state }: EmptyHandoffsProps) => (
  <section class="empty" aria-labelledby="empty-title">
    <h2 id="empty-title">{state === "dead" ? "No failed alerts" : "No alerts yet"}</h2>
    {hasRules || state !== null ? (
      <p>An alert appears here as soon as a lead reaches a stage.</p>
    ) : (
      <>
        <p>
          When a lead reaches a stage, leadlight can notify a Slack channel, a CRM, an inbox or your
          own back end.
        </p>
        <p class="empty-more">
          <a class="button primary" href="/console/handoffs/rules">
            Set up alerts
          </a>
        </p>
      </>
    )}
  </section>
);
