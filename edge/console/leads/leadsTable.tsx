// biome-ignore-all lint/a11y/noRedundantRoles: on a narrow screen rows are laid out as cards, and `display: grid` takes the table away from screen readers (WebKit).
import type { Model } from "../../../shared/model/model.ts";
import { priorityOf } from "../../../shared/score/priority.ts";
import type { LeadRow } from "../../ports/lead.ts";
import type { ListedLead } from "../../ports/leads.ts";
import { Grade, StageBadge, TierPill } from "../shell/badges.tsx";
import { formatNumber } from "../shell/format.ts";
import { nicknameOf, shortIdOf } from "../shell/nickname.ts";
import { Ago } from "../shell/time.tsx";
import { SplitBar } from "./splitBar.tsx";

interface LeadsTableProps {
  readonly rows: readonly ListedLead[];
  readonly model: Model;
  readonly firstRank: number;
  readonly now: number;
}

export function LeadsTable({ rows, model, firstRank, now }: LeadsTableProps) {
  const widest = Math.max(
    1,
    ...rows.map(({ score, fit }) => Math.max(0, score) + Math.max(0, fit)),
  );
  return (
    <table class="leads" role="table">
      <caption class="unseen">Leads by lead score, highest first</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columnsOf(model).map(([title, hint, kind]) => (
            <th role="columnheader" scope="col" class={kind} title={hint}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <Row row={row} model={model} rank={firstRank + index} widest={widest} now={now} />
        ))}
      </tbody>
    </table>
  );
}

/** A model without a priority matrix has no column for it. */
const columnsOf = ({ priority }: Model) =>
  columns.filter(([title]) => title !== "Priority" || priority !== undefined);

const columns = [
  ["#", "Rank by lead score", "rank"],
  ["Lead", "The email address, or a generated name, and the start of its ID", "who"],
  ["Lead score", "Behavior score (what they do) plus fit score (who they are)", "total"],
  ["Tier", "The range that the lead score is in", "tier"],
  ["Stage", "The sales stage that the lead reached", "stage-cell"],
  ["Grade", "Fit score as a letter", "grade-cell"],
  ["Priority", "From grade and tier together", "priority-cell"],
  ["First seen", "The first event", "seen first-seen"],
  ["Last seen", "The last visit", "seen last-seen"],
] as const;

interface RowProps {
  readonly row: ListedLead;
  readonly model: Model;
  readonly rank: number;
  readonly widest: number;
  readonly now: number;
}

/** e.g. `60 behavior + 15 fit`; with the points of a disqualification, so that it adds up to the lead score. */
function splitOf({ score, fit, total }: LeadRow): string {
  const off = total - score - fit;
  const parts = `${formatNumber(score)} behavior ${fit < 0 ? "−" : "+"} ${formatNumber(Math.abs(fit))} fit`;
  return off === 0 ? parts : `${parts} ${off < 0 ? "−" : "+"} ${formatNumber(Math.abs(off))}`;
}

const Row = ({ row, model, rank, widest, now }: RowProps) => (
  <tr role="row" data-key={row.lead} data-value={`${row.total} ${row.tier} ${row.stage}`}>
    <td role="cell" class="rank">
      {formatNumber(rank)}
    </td>
    <td role="cell" class="who">
      <a href={`/console/leads/${row.lead}`} data-row>
        {row.email ?? nicknameOf(row.lead)}
      </a>{" "}
      <code class="short-id">{shortIdOf(row.lead)}</code>
    </td>
    <td role="cell" class="total">
      <div class="total-box">
        <span class="total-number">{formatNumber(row.total)}</span>
        <span class="split">{splitOf(row)}</span>
        <SplitBar score={row.score} fit={row.fit} widest={widest} />
      </div>
    </td>
    <td role="cell" class="tier">
      <TierPill tier={row.tier} />
    </td>
    <td role="cell" class="stage-cell">
      <StageBadge stage={row.stage} />
    </td>
    <td role="cell" class="grade-cell">
      <span class="card-label">Grade </span>
      <Grade grade={row.grade} fit={row.fit} />
    </td>
    {model.priority !== undefined && (
      <td role="cell" class="priority-cell">
        <span class="card-label">Priority </span>
        {priorityOf(model, row) ?? <span class="none">–</span>}
      </td>
    )}
    <td role="cell" class="seen first-seen">
      <span class="card-label">First seen </span>
      <Ago at={row.firstSeen} now={now} />
    </td>
    <td role="cell" class="seen last-seen">
      <span class="card-label">Last seen </span>
      <Ago at={row.lastSeen} now={now} />
    </td>
  </tr>
);
