interface SplitBarProps {
  readonly score: number;
  readonly fit: number;
  /** The sum that fills the bar. */
  readonly widest: number;
}

/** The shares of behavior and fit in a lead score. An SVG: the page allows no inline style. */
export function SplitBar({ score, fit, widest }: SplitBarProps) {
  const percent = (points: number) => `${(100 * Math.max(0, points)) / widest}%`;
  return (
    <svg class="split-bar" height="4" aria-hidden="true">
      <rect class="track" width="100%" height="4" />
      <rect class="score" width={percent(score)} height="4" />
      <rect class="fit" x={percent(score)} width={percent(fit)} height="4" />
    </svg>
  );
}
