// biome-ignore-all lint/a11y/noRedundantRoles: on a narrow screen rows are laid out as cards, and `display: grid` takes the table away from screen readers (WebKit).
import type { LeadId } from "../../../shared/identity/ids.ts";
import type { LeadChange } from "../../../shared/preview/previewSummary.ts";
import { TierPill } from "../shell/badges.tsx";
import { formatNumber, formatPoints } from "../shell/format.ts";
import { nicknameOf } from "../shell/nickname.ts";

interface LeadChangesProps {
  readonly leads: readonly LeadChange[];
  readonly title: string;
}

/** Leads with both models, and the rules that make the difference. */
export const LeadChanges = ({ leads, title }: LeadChangesProps) => (
  <table class="changes" role="table">
    <caption class="unseen">{title}</caption>
    <thead class="unseen" role="rowgroup">
      <tr role="row">
        {["Lead", "Points", "Tier", "Rules"].map((name) => (
          <th role="columnheader" scope="col">
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {leads.map(({ lead, before, after, rules }) => (
        <tr role="row">
          <td role="cell" class="who">
            <a href={`/console/leads/${lead}`} data-row>
              {nicknameOf(lead as LeadId)}
            </a>
          </td>
          <td role="cell" class="from-to">
            {formatNumber(before.points)} → <b>{formatNumber(after.points)}</b>
          </td>
          <td role="cell" class="tier">
            {before.tier !== after.tier && (
              <>
                <TierPill tier={before.tier} /> →{" "}
              </>
            )}
            <TierPill tier={after.tier} />
          </td>
          <td role="cell" class="why">
            {rules.map((rule) => (
              <span class="rule-change">
                {rule.title}{" "}
                <b class={rule.after < rule.before ? "is-negative" : undefined}>
                  {formatPoints(rule.after - rule.before)}
                </b>
              </span>
            ))}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
