import type { ModelPreview } from "../../../shared/api/model.ts";
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
  readonly preview: ModelPreview;
  readonly document: unknown;
}

/** How the draft changes the leads that were previewed so far. */
export function PreviewResult({ preview, document }: PreviewResultProps) {
  const { summary, version, at, binWidth } = preview;
  const checked = checkDocument(document);
  const model = checked.ok ? checked.value.model : null;
  if (summary.leads === 0 && preview.next === null) {
    return (
      <section class="empty" aria-labelledby="empty-title">
        <h2 id="empty-title">No leads yet</h2>
        <p>This site has no leads yet, so the draft changes none.</p>
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
          compared with {version === 0 ? "the default model" : `version ${version}`}, as of{" "}
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
            <p class="muted">{newStages(stageOrder)}; publishing sends no alerts for these</p>
          </div>
          {summary.entered.length === 0 && <p class="nothing">No lead would reach a new stage.</p>}
          {summary.entered.map((some) => (
            <FirstLeads some={some}>
              <StageBadge stage={some.stage} /> {formatCount(some.leads, "lead")}
            </FirstLeads>
          ))}
          {summary.disqualified.leads > 0 && (
            <FirstLeads some={summary.disqualified}>
              <TierPill tier={disqualifiedTier} />{" "}
              {formatCount(summary.disqualified.leads, "lead would be", "leads would be")} hidden
              from lists and alerts
            </FirstLeads>
          )}
        </section>
      </div>
      <section class="panel" aria-labelledby="movers-title">
        <div class="panel-head">
          <h2 id="movers-title">Biggest changes</h2>
          <p class="muted">Lead score with both models, and the rules that make the difference</p>
        </div>
        {summary.movers.length === 0 ? (
          <p class="nothing">No lead score would change.</p>
        ) : (
          <LeadChanges leads={summary.movers} title="Leads with the biggest changes" />
        )}
      </section>
    </>
  );
}

const FirstLeads = ({ some, children }: { readonly some: Some; readonly children?: unknown }) => (
  <div class="few">
    <h3>{children}</h3>
    <LeadChanges leads={some.first} title="The first of these leads" />
    {some.leads > some.first.length && (
      <p class="muted">and {formatNumber(some.leads - some.first.length)} more</p>
    )}
  </div>
);

/** e.g. `New MQLs/SQLs`. */
const newStages = (highestFirst: readonly string[]): string =>
  `New ${
    highestFirst
      .map((name) => `${name}s`)
      .reverse()
      .join("/") || "stages"
  }`;
