import type { Preview } from "../../../shared/preview/preview.ts";
import type { Some } from "../../../shared/preview/previewSummary.ts";
import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import { checkDocument } from "../../models/checkDocument.ts";
import { LeadChanges } from "../lead/leadChanges.tsx";
import { StageBadge, TierPill } from "../shell/badges.tsx";
import { formatCount, formatNumber } from "../shell/format.ts";
import { Time } from "../shell/time.tsx";
import { MoveMatrix } from "./moveMatrix.tsx";
import { PointsChart } from "./pointsChart.tsx";

interface PreviewResultProps {
  readonly preview: Preview;
  readonly document: unknown;
}

/** What the leads that were looked at say of the draft. */
export function PreviewResult({ preview, document }: PreviewResultProps) {
  const { summary, version, at, binWidth } = preview;
  const checked = checkDocument(document);
  const model = checked.ok ? checked.value.model : null;
  if (summary.leads === 0 && preview.next === null) {
    return (
      <section class="empty" aria-labelledby="empty-title">
        <h2 id="empty-title">No leads yet</h2>
        <p>Nobody was seen on this site so far, so the draft changes nobody.</p>
      </section>
    );
  }
  const tierOrder = [...(model?.tiers.map(({ name }) => name) ?? []), disqualifiedTier];
  const stageOrder = model?.stages.map(({ name }) => name) ?? [];
  return (
    <>
      <p class="headline">
        <b>{formatNumber(summary.changed)}</b> of {formatCount(summary.leads, "lead")} would change
        <span class="muted">
          {" "}
          against {version === 0 ? "the default model" : `version ${version}`}, both asked about{" "}
          <Time at={at} format="datetime" />
        </span>
      </p>
      <div class="preview-columns">
        <MoveMatrix title="Tiers" moves={summary.tiers} order={tierOrder}>
          {(name) => <TierPill tier={name ?? "none"} />}
        </MoveMatrix>
        <MoveMatrix title="Stages" moves={summary.stages} order={stageOrder}>
          {(name) => <StageBadge stage={name} />}
        </MoveMatrix>
        <PointsChart bins={summary.bins} width={binWidth} />
        <section class="panel" aria-labelledby="alerts-title">
          <div class="panel-head">
            <h2 id="alerts-title">Alerts</h2>
            <p class="muted">
              leads that would newly reach a stage; publishing sends none of these
            </p>
          </div>
          {summary.entered.length === 0 && <p class="nothing">Nobody would reach a new stage.</p>}
          {summary.entered.map((some) => (
            <Few some={some}>
              <StageBadge stage={some.stage} /> {formatCount(some.leads, "lead")}
            </Few>
          ))}
          {summary.disqualified.leads > 0 && (
            <Few some={summary.disqualified}>
              <TierPill tier={disqualifiedTier} />{" "}
              {formatCount(summary.disqualified.leads, "lead would be", "leads would be")} taken off
              the lists
            </Few>
          )}
        </section>
      </div>
      <section class="panel" aria-labelledby="movers-title">
        <div class="panel-head">
          <h2 id="movers-title">Who moves most</h2>
          <p class="muted">score and fit by both models, and the rules that make the difference</p>
        </div>
        {summary.movers.length === 0 ? (
          <p class="nothing">Nobody's points would change.</p>
        ) : (
          <LeadChanges leads={summary.movers} title="Leads that would move most" />
        )}
      </section>
    </>
  );
}

const Few = ({ some, children }: { readonly some: Some; readonly children?: unknown }) => (
  <div class="few">
    <h3>{children}</h3>
    <LeadChanges leads={some.first} title="The first of them" />
    {some.leads > some.first.length && (
      <p class="muted">and {formatNumber(some.leads - some.first.length)} more</p>
    )}
  </div>
);
