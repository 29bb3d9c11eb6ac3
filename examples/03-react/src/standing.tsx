import { useLead } from "leadlight/react";

/** Shows the visitor's tier and score, and follows their changes. */
export function Standing() {
  const { tier, score } = useLead();
  return (
    <aside aria-live="polite">
      You are <strong id="tier">{tier}</strong>
      {score !== null && (
        <>
          , with <strong id="score">{score}</strong> points
        </>
      )}
    </aside>
  );
}
