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
          own back end.
        </p>
        <p class="empty-more">
          <a class="button primary" href="/console/handoffs/rules">
            Say who is told
          </a>
        </p>
      </>
    )}
  </section>
);
