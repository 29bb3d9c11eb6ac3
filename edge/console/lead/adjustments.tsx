import type { LeadView } from "../../leads/readLead.ts";
import { formatPoints } from "../shell/format.ts";
import { Time } from "../shell/time.tsx";

interface AdjustmentsProps {
  readonly lead: LeadView;
  readonly now: number;
  /** The error of the form that was just sent. */
  readonly fault: string | null;
}

/** Manual adjustments in force, and a form to add one. */
export function Adjustments({ lead, now, fault }: AdjustmentsProps) {
  const inForce = lead.adjustments.filter(
    ({ points, expiresAt }) => points !== 0 && (expiresAt === null || now < expiresAt),
  );
  const action = `/console/leads/${lead.lead}/adjustments`;
  return (
    <section class="panel adjustments" id="adjust" aria-labelledby="adjust-title">
      <div class="panel-head">
        <h2 id="adjust-title">Manual adjustment</h2>
      </div>
      {inForce.length > 0 && (
        <ul>
          {inForce.map(({ name, points, reason, author, at, expiresAt }) => (
            <li>
              <b class={points < 0 ? "points is-negative" : "points"}>{formatPoints(points)}</b>
              <p>
                {reason}
                <span class="detail">
                  {author}, <Time at={at} format="datetime" />
                  {expiresAt !== null && (
                    <>
                      , until <Time at={expiresAt} format="datetime" />
                    </>
                  )}
                </span>
              </p>
              <form method="post" action={`${action}/undo`}>
                <input type="hidden" name="name" value={name} />
                <button type="submit" class="quiet">
                  Undo
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
      <form method="post" action={action} class="adjust-form">
        {fault !== null && (
          <p class="error" role="alert">
            {fault}
          </p>
        )}
        <label>
          Points
          <input
            name="points"
            type="number"
            required
            min={-1_000}
            max={1_000}
            step="any"
            placeholder="+10"
          />
        </label>
        <label class="wide">
          Reason
          <input
            name="reason"
            required
            minlength={3}
            maxlength={128}
            placeholder="Met at the trade fair"
          />
        </label>
        <label>
          Your name
          <input name="author" required maxlength={128} autocomplete="name" />
        </label>
        <label>
          Until (optional)
          <input name="until" type="date" min={new Date(now).toISOString().slice(0, 10)} />
        </label>
        <button type="submit">Adjust</button>
      </form>
    </section>
  );
}
