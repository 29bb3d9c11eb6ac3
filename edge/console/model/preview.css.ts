/** The preview: tables from now to then, the chart of points, leads that move. */
export const previewCss = /* css */ `
.headline { margin-bottom: 14px; font-size: 16px; }
.headline b { font-size: 22px; letter-spacing: -0.02em; }
.headline .muted { font-size: 13px; }
.preview-columns { display: grid; gap: 16px; align-items: start; margin-bottom: 16px; }
.preview-columns > .panel { margin: 0; }
@media (min-width: 900px) { .preview-columns { grid-template-columns: repeat(2, minmax(0, 1fr)); } }

.scrolls { overflow-x: auto; }
.matrix { width: auto; min-width: 60%; }
.matrix th, .matrix td { padding: 5px 12px; text-align: right; white-space: nowrap; }
.matrix th[scope="row"] { padding-left: 0; text-align: left; font-weight: 550; }
.matrix thead th { border-bottom: 1px solid var(--line); font-weight: 550; }
.matrix tfoot th, .matrix tfoot td { border-top: 1px solid var(--line); }
.matrix tfoot th, .matrix .sum-of { color: var(--muted); }
.matrix .is-empty { color: var(--muted); }
.matrix .moves { font-weight: 650; background: var(--accent-soft); border-radius: 4px; }
.difference { color: var(--text); font-weight: 600; font-size: 12.5px; }

.points-chart { display: block; width: 100%; font-size: 11.5px; }
.points-chart .before { fill: var(--line-strong); opacity: 0.65; }
.points-chart .after { fill: var(--bar-interest); }
.points-chart line { stroke: var(--line-strong); }
.points-chart text { fill: var(--muted); }
.legend span::before { content: ""; display: inline-block; width: 10px; height: 10px; margin: 0 5px 0 10px; border-radius: 2px; }
.legend .is-before::before { background: var(--line-strong); opacity: 0.65; }
.legend .is-after::before { background: var(--bar-interest); }

.few + .few { margin-top: 14px; padding-top: 12px; border-top: 1px solid var(--line); }
.few h3 { font-size: 14px; font-weight: 600; margin-bottom: 4px; }
.changes td { padding: 5px 8px; border-top: 1px solid var(--line); vertical-align: baseline; }
.changes td:first-child { padding-left: 0; }
.changes tr:first-child td { border-top: 0; }
.changes .who a { color: var(--text); font-weight: 600; text-decoration: none; }
.changes .who a:hover { text-decoration: underline; }
.changes .from-to, .changes .tier { white-space: nowrap; }
.rule-change { display: inline-block; margin-right: 12px; color: var(--muted); font-size: 13px; }
.rule-change b { color: var(--text); }
.rule-change b.is-negative { color: var(--bad); }

@media (max-width: 640px) {
  .matrix th, .matrix td { padding: 5px 6px; }
  .changes, .changes tbody { display: block; }
  .changes tr { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 12px; padding: 8px 0; border-top: 1px solid var(--line); }
  .changes tr:first-child { border-top: 0; }
  .changes td, .changes tr:first-child td { padding: 0; border: 0; }
  .changes .who { flex: 1; }
  .changes .why { flex: 1 1 100%; }
}
.few .why { display: none; }
`;
