import type { HandoffRules } from "../../shared/handoffs/rules.ts";
import type { StoredEvent } from "../ports/lead.ts";

/**
 * Until when (milliseconds since 1970) a hand-off waits for the `identify` that usually follows a form; 0 when no
 * form was submitted shortly before the stage was entered, or since. Forms sent later do not extend the wait.
 */
export function identifyExpectedUntil(
  rules: HandoffRules | null,
  enteredAt: number,
  timeline: readonly StoredEvent[],
): number {
  const waitMs = (rules?.waitSeconds ?? 0) * 1_000;
  const hasForm = timeline.some(
    ({ event, receivedAt }) => event.type === "form_submit" && receivedAt >= enteredAt - waitMs,
  );
  return hasForm ? enteredAt + waitMs : 0;
}
