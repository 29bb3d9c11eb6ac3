import type { Explanation } from "../../leads/readLead.ts";
import { formatCount, formatPoints } from "../shell/format.ts";

/** Rules that count nothing because they cannot use the value of a property; folded by default. */
export function NotEvaluable({ notEvaluable }: Pick<Explanation, "notEvaluable">) {
  if (notEvaluable.length === 0) return null;
  return (
    <details class="notEvaluable">
      <summary>{formatCount(notEvaluable.length, "rule")} could not be evaluated</summary>
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
