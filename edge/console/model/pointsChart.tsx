import type { Bin } from "../../../shared/preview/previewSummary.ts";
import { formatNumber } from "../shell/format.ts";

interface PointsChartProps {
  readonly bins: readonly Bin[];
  readonly width: number;
}

const height = 120;

/** How many leads have how many points, currently and with the draft, as pairs of bars. */
export function PointsChart({ bins, width }: PointsChartProps) {
  const lowest = Math.min(0, ...bins.map(({ from }) => from));
  const highest = Math.max(0, ...bins.map(({ from }) => from));
  const count = Math.round((highest - lowest) / width) + 1;
  const all = Array.from({ length: count }, (_, index): Bin => {
    const from = lowest + index * width;
    return bins.find((bin) => bin.from === from) ?? { from, before: 0, after: 0 };
  });
  const most = Math.max(1, ...bins.flatMap(({ before, after }) => [before, after]));
  // A bin with one lead of thousands must stay visible.
  const tall = (leads: number) => (leads === 0 ? 0 : Math.max(1.5, (height * leads) / most));
  const step = 100 / count;
  return (
    <section class="panel" aria-labelledby="points-title">
      <div class="panel-head">
        <h2 id="points-title">Score distribution</h2>
        <p class="legend muted">
          <span class="is-before">Current</span> <span class="is-after">With draft</span>
        </p>
      </div>
      <svg class="points-chart" height={height + 18} role="img" aria-label={captionOf(all, width)}>
        {all.map(({ from, before, after }, index) => (
          <g>
            <title>{`${rangeOf(from, width)}: ${formatNumber(before)} currently, ${formatNumber(after)} with the draft`}</title>
            {[before, after].map((leads, place) => (
              <rect
                class={place === 0 ? "before" : "after"}
                x={`${index * step + step * (place === 0 ? 0.1 : 0.5)}%`}
                width={`${step * 0.38}%`}
                y={height - tall(leads)}
                height={tall(leads)}
              />
            ))}
            {index % Math.ceil(count / 8) === 0 && (
              <text x={`${index * step + step * 0.1}%`} y={height + 14}>
                {formatNumber(from)}
              </text>
            )}
          </g>
        ))}
        <line x1="0" x2="100%" y1={height} y2={height} />
      </svg>
    </section>
  );
}

const rangeOf = (from: number, width: number): string =>
  `${formatNumber(from)} to ${formatNumber(from + width)} points`;

const captionOf = (bins: readonly Bin[], width: number): string =>
  bins
    .filter(({ before, after }) => before + after > 0)
    .map(
      ({ from, before, after }) =>
        `${rangeOf(from, width)}: ${before} currently, ${after} with the draft`,
    )
    .join("; ");
