import type { Model } from "../../../shared/model/model.ts";
import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import type { Explanation } from "../../leads/readLead.ts";
import { tierClassOf } from "../shell/badges.tsx";
import { formatNumber } from "../shell/format.ts";

interface ScaleProps {
  readonly explanation: Pick<Explanation, "score" | "fit" | "tier" | "stage">;
  readonly model: Model;
}

/** Where the lead is among the model's tiers and stages, as a chart and as text. */
export function Scale({ explanation, model }: ScaleProps) {
  const { score, fit, tier } = explanation;
  const value = model.basis === "total" ? score + fit : score;
  const thresholds = [...model.tiers, ...model.stages].map(({ atLeast }) => atLeast);
  const min = Math.min(0, value, ...thresholds);
  const max = Math.max(1, value, ...thresholds) * 1.1;
  const x = (points: number) => `${(100 * (points - min)) / (max - min)}%`;
  const width = (from: number, to: number) => `${(100 * Math.max(0, to - from)) / (max - min)}%`;
  const bands = model.tiers.map(({ name, atLeast }, index) => {
    const isLast = index === model.tiers.length - 1;
    return { name, from: isLast ? min : atLeast, to: model.tiers[index - 1]?.atLeast ?? max };
  });
  return (
    <figure class="scale">
      <svg height="54" role="img" aria-label={captionOf(value, explanation, model)}>
        {bands.map(({ name, from, to }) => (
          <>
            <rect
              class={`band tier-${tierClassOf(name)}`}
              x={x(from)}
              y="22"
              width={width(from, to)}
              height="8"
            />
            <text class="band-name" x={x(from)} dx="2" y="46">
              {name}
              {from > min && <tspan class="from">{` ≥ ${formatNumber(from)}`}</tspan>}
            </text>
          </>
        ))}
        {model.stages.map(({ name, atLeast }) => (
          <>
            <line class="tick" x1={x(atLeast)} x2={x(atLeast)} y1="14" y2="30" />
            <text class="tick-name" x={x(atLeast)} y="10" text-anchor="middle">
              {name} {formatNumber(atLeast)}
            </text>
          </>
        ))}
        <circle class={`here tier-${tierClassOf(tier)}`} cx={x(value)} cy="26" r="7" />
      </svg>
      <figcaption>{captionOf(value, explanation, model)}</figcaption>
    </figure>
  );
}

/** e.g. `MQL (drops below 40) · 25 more to SQL (100)`. */
function captionOf(
  value: number,
  { tier, stage }: ScaleProps["explanation"],
  model: Model,
): string {
  if (tier === disqualifiedTier) {
    return `Disqualified: hidden from lists and alerts. Without that, the lead score would be ${formatNumber(value)}.`;
  }
  const next = model.stages.findLast(({ atLeast }) => atLeast > value);
  const held = model.stages.find(({ name }) => name === stage);
  const parts = [
    held && `${held.name} (drops below ${formatNumber(held.atLeast - held.hysteresis)})`,
    next &&
      `${formatNumber(next.atLeast - value)} more to ${next.name} (${formatNumber(next.atLeast)})`,
  ];
  return parts.filter((part) => part !== undefined).join(" · ");
}
