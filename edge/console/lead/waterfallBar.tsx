import type { Step, Waterfall } from "./waterfall.ts";

interface WaterfallBarProps {
  readonly step: Step;
  readonly waterfall: Pick<Waterfall, "min" | "max">;
}

/** One bar of the waterfall; points above a group's cap are an outline. */
export function WaterfallBar({ step, waterfall: { min, max } }: WaterfallBarProps) {
  const { from, to, contribution } = step;
  const clamp = (points: number) => Math.min(max, Math.max(min, points));
  const at = (points: number) => (100 * (clamp(points) - min)) / (max - min);
  const span = (a: number, b: number) => ({
    x: `${Math.min(at(a), at(b))}%`,
    width: `${Math.abs(at(b) - at(a))}%`,
  });
  const isDown = contribution.points < 0;
  const className =
    contribution.kind === "disqualify" ? "off" : isDown ? "down" : contribution.kind;
  return (
    <svg height="16" aria-hidden="true">
      <line class="zero" x1={`${at(0)}%`} x2={`${at(0)}%`} y1="0" y2="16" />
      {contribution.points !== contribution.earned && (
        <rect class="cut-bar" {...span(to, from + contribution.earned)} y="3.5" height="9" />
      )}
      <rect class={className} {...span(from, to)} y="3" height="10" />
    </svg>
  );
}
