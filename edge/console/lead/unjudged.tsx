import type { Explanation } from "../../leads/readLead.ts";
import { formatCount, formatPoints } from "../shell/format.ts";

/** Rules that pay nothing because a trait is not what they need: a note, folded away. */
export function Unjudged({ unjudged }: Pick<Explanation, "unjudged">) {
  if (unjudged.length === 0) return null;
  return (
    <details class="unjudged">
      <summary>{formatCount(unjudged.length, "rule")} could not be judged</summary>
      <ul>
        {unjudged.map(({ title, points, reason }) => (
          <li>
            {title} <span class="muted">({formatPoints(points)})</span>
            <span class="reason">{reason}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
