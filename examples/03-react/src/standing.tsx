import { useLead } from "leadlight/react";

/** What a visitor may know of itself, live. */
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
