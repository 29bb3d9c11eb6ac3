import type { Explanation } from "../../leads/readLead.ts";
import { formatCount, formatPoints } from "../shell/format.ts";

/** Rules that pay nothing because a trait is not what they need: a note, folded away. */
export function NotEvaluable({ notEvaluable }: Pick<Explanation, "notEvaluable">) {
  if (notEvaluable.length === 0) return null;
  return (
    <details class="notEvaluable">
      <summary>{formatCount(notEvaluable.length, "rule")} could not be judged</summary>
      <ul>
        {notEvaluable.map(({ title, points, reason }) => (
          <li>
            {title} <span class="muted">({formatPoints(points)})</span>
            <span class="reason">{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
