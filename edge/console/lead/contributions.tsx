// biome-ignore-all lint/a11y/noRedundantRoles: on a narrow screen rows are laid out as cards, and `display: grid` takes the table away from screen readers (WebKit).
import type { Kind, Model } from "../../../shared/model/model.ts";
import type { Explanation } from "../../leads/readLead.ts";
import { formatCount, formatNumber, formatPoints } from "../shell/format.ts";
import { Ago } from "../shell/time.tsx";
import { NotEvaluable } from "./notEvaluable.tsx";
import { type Step, type Waterfall, waterfallOf } from "./waterfall.ts";
import { WaterfallBar } from "./waterfallBar.tsx";

interface ContributionsProps {
  readonly explanation: Explanation;
  readonly model: Model;
}

/** Why this score: every contribution as a bar of the waterfall that ends at the lead score. */
export function Contributions({ explanation, model }: ContributionsProps) {
  const waterfall = waterfallOf(explanation.contributions);
  return (
    <section class="panel why" aria-labelledby="why-title">
      <div class="panel-head">
        <h2 id="why-title">Why this score</h2>
        <p class="muted">{model.title ?? model.name}</p>
      </div>
      {waterfall.groups.length === 0 ? (
        <p class="nothing">
          No rule of the scoring model matches this lead, so the lead score is 0.
        </p>
      ) : (
        <>
          <SumTable waterfall={waterfall} now={explanation.at} />
          <AddsUp waterfall={waterfall} count={explanation.contributions.length} />
        </>
      )}
      <NotEvaluable notEvaluable={explanation.notEvaluable} />
    </section>
  );
}

interface AddsUpProps {
  readonly waterfall: Waterfall;
  readonly count: number;
}

/** e.g. `60 behavior + 15 fit add up to 75`. */
const AddsUp = ({ waterfall: { groups, total }, count }: AddsUpProps) => (
  <p class="adds-up">
    {groups.length === 1
      ? formatCount(count, "contribution")
      : groups.map(({ kind, sum }, index) => (
          <>
            {index > 0 && (sum < 0 ? " − " : " + ")}
            {formatNumber(index > 0 ? Math.abs(sum) : sum)}{" "}
            <span class="muted">{titles[kind].short}</span>
          </>
        ))}
    <b>
      {groups.length === 1 && count === 1 ? "adds" : "add"} up to {formatNumber(total)}
    </b>
  </p>
);

const titles: Readonly<Record<Kind, { readonly long: string; readonly short: string }>> = {
  interest: { long: "Behavior", short: "behavior" },
  fit: { long: "Fit", short: "fit" },
  disqualify: { long: "Disqualified", short: "disqualified" },
};

const SumTable = ({ waterfall, now }: { readonly waterfall: Waterfall; readonly now: number }) => (
  <table class="sum" role="table">
    <caption class="unseen">Contributions to the lead score</caption>
    <thead role="rowgroup">
      <tr role="row">
        <th role="columnheader" scope="col">
          Rule
        </th>
        <th
          role="columnheader"
          scope="col"
          class="when"
          title="How often it happened, how many times count, and when it last happened"
        >
          When
        </th>
        <th role="columnheader" scope="col" class="bar">
          <span class="unseen">Chart</span>
        </th>
        <th role="columnheader" scope="col" class="points">
          Points
        </th>
      </tr>
    </thead>
    {waterfall.groups.map(({ kind, steps, sum }) => (
      <tbody role="rowgroup">
        <tr role="row" class="group">
          <th scope="rowgroup" colspan={3}>
            {titles[kind].long}
          </th>
          <td role="cell" class="points">
            {formatNumber(sum)}
          </td>
        </tr>
        {steps.map((step) => (
          <Row step={step} waterfall={waterfall} now={now} />
        ))}
      </tbody>
    ))}
  </table>
);

interface RowProps {
  readonly step: Step;
  readonly waterfall: Waterfall;
  readonly now: number;
}

function Row({ step, waterfall, now }: RowProps) {
  const { rule, title, reason, points, earned, count, paid, lastAt } = step.contribution;
  const isCut = points !== earned;
  return (
    <tr role="row" data-key={rule} data-value={points}>
      <td role="cell" class="what">
        <span class="rule-title">{title}</span>
        <span class="reason">{reason}</span>
      </td>
      <td role="cell" class="when">
        {lastAt === null ? (
          "active"
        ) : (
          <>
            <span class="often">
              {formatCount(count, "time")}
              {paid !== count && `, ${formatNumber(paid)} counted`}
            </span>
            <Ago at={lastAt} now={now} />
          </>
        )}
      </td>
      <td role="cell" class="bar">
        <WaterfallBar step={step} waterfall={waterfall} />
      </td>
      <td role="cell" class={points < 0 ? "points is-negative" : "points"}>
        {formatPoints(points)}
        {isCut && <span class="cut"> capped, from {formatPoints(earned)}</span>}
      </td>
    </tr>
  );
}
