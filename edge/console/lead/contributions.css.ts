/** Why this score: the waterfall. */
export const contributionsCss = /* css */ `
.sum th { font-size: 12px; font-weight: 550; color: var(--muted); padding: 4px 8px; border-bottom: 1px solid var(--line); white-space: nowrap; }
.sum td { padding: 7px 8px; border-bottom: 1px solid var(--line); }
.sum th:first-child, .sum td:first-child { padding-left: 0; }
.sum th:last-child, .sum td:last-child { padding-right: 0; }
.sum .group th { padding-top: 14px; color: var(--text); font-size: 13px; font-weight: 650; }
.sum .group .points { padding-top: 14px; }
.sum .what { min-width: 180px; }
.rule-title { display: block; font-weight: 550; }
.reason { display: block; color: var(--muted); font-size: 12.5px; overflow-wrap: anywhere; unicode-bidi: isolate; }
.sum td.when { white-space: nowrap; font-size: 12.5px; color: var(--muted); }
.sum .often { display: block; color: var(--text); }
.sum .bar { width: 36%; }
.sum .bar svg { display: block; width: 100%; overflow: visible; }
.sum .points { text-align: right; font-weight: 650; white-space: nowrap; }
.sum .is-negative { color: var(--bad); }
.cut { display: block; color: var(--muted); font-size: 12px; font-weight: 450; }
.bar .interest { fill: var(--bar-interest); }
.bar .fit { fill: var(--bar-fit); }
.bar .down { fill: var(--bar-down); }
.bar .off { fill: var(--off); }
.bar .zero { stroke: var(--line-strong); stroke-width: 1; }
.bar .cut-bar { fill: none; stroke: var(--line-strong); stroke-dasharray: 3 2; }
.adds-up { padding: 12px 0 4px; font-size: 15px; text-align: right; }
.adds-up b { margin-left: 10px; padding: 4px 10px; border-radius: 6px; background: var(--accent-soft); color: var(--accent); }
.notEvaluable { margin-top: 8px; color: var(--muted); font-size: 13px; }
.notEvaluable summary { cursor: pointer; }
.notEvaluable ul { margin: 6px 0 0; padding-left: 18px; }
.notEvaluable li { color: var(--text); padding: 2px 0; }

@media (max-width: 640px) {
  .sum, .sum tbody { display: block; }
  .sum thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .sum tr { display: grid; grid-template-columns: auto 1fr auto; gap: 2px 12px; align-items: baseline; padding: 8px 0; border-bottom: 1px solid var(--line); }
  .sum td, .sum th, .sum .group th, .sum .group .points { padding: 0; border: 0; }
  .sum .group { padding-top: 14px; }
  .sum .group th, .sum .what { grid-column: 1 / 3; grid-row: 1; min-width: 0; }
  .sum .points { grid-column: 3; grid-row: 1; }
  .sum .bar { grid-column: 1 / -1; grid-row: 2; width: auto; padding: 2px 0; }
  .sum .when { grid-column: 1 / -1; grid-row: 3; }
  .sum .often { display: inline; }
  .sum .often::after { content: " · last "; color: var(--muted); }
  .adds-up b { display: inline-block; margin: 6px 0 0; }
}
`;
