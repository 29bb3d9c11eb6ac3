/** The model: rules, thresholds, history, differences, the editor, the bar of a re-score. */
export const modelCss = /* css */ `
.actions { display: flex; flex-wrap: wrap; gap: 8px; }
.page-head + .tabs { margin-bottom: 14px; }
.js .needs-no-js { display: none; }
.version-line { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 8px; min-width: 0; overflow-wrap: anywhere; }
.version-line .note { flex: 1 1 100%; }
.version-line + .panel, .version-line + .lead-columns { margin-top: 14px; }
.notice { margin-top: 10px; padding: 8px 12px; border-left: 3px solid var(--bar-fit); background: var(--warm-soft); border-radius: 0 6px 6px 0; }
.panel + .panel { margin-top: 16px; }
.lead-side > .panel + .panel { margin-top: 0; }
.panel h2 .muted { font-weight: 450; font-size: 13px; margin-left: 6px; }

.rescore { display: grid; gap: 6px; margin-bottom: 14px; padding: 12px 16px; background: var(--accent-soft); border-radius: var(--radius); }
.rescore progress { width: 100%; height: 8px; border: 0; border-radius: 4px; overflow: hidden; background: var(--surface); accent-color: var(--accent); appearance: none; }
.rescore progress::-webkit-progress-bar { background: var(--surface); border-radius: 4px; }
.rescore progress::-webkit-progress-value { background: var(--accent); border-radius: 4px; }
.rescore progress::-moz-progress-bar { background: var(--accent); border-radius: 4px; }
.rescore button { justify-self: start; }

.rules th { padding: 4px 8px; font-size: 12px; font-weight: 550; color: var(--muted); border-bottom: 1px solid var(--line); }
.rules td { padding: 7px 8px; border-bottom: 1px solid var(--line); vertical-align: baseline; }
.rules tr:last-child td { border-bottom: 0; }
.rules th:first-child, .rules td:first-child { padding-left: 0; }
.rules th:last-child, .rules td:last-child { padding-right: 0; }
.rules .group { width: 26%; color: var(--muted); font-size: 13px; }
.rules .points { width: 1%; text-align: right; font-weight: 650; white-space: nowrap; }
.is-negative { color: var(--bad); }

.thresholds dt { margin-top: 14px; padding-bottom: 4px; font-size: 12px; color: var(--muted); border-bottom: 1px solid var(--line); }
.thresholds dt:first-child { margin-top: 0; }
.thresholds dd { padding: 4px 0; overflow-wrap: anywhere; }
.path { display: inline-block; margin-left: 6px; padding: 0 6px; border-radius: 4px; background: var(--raised); color: var(--muted); }

.editor { display: grid; gap: 12px; }
.editor-bar { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; }
.editor-bar > p:first-child { margin-right: auto; }
.editor .primary kbd, .editor button kbd { margin-left: 2px; font-size: 11px; }
textarea {
  width: 100%; min-height: 50vh; padding: 12px 14px; resize: vertical; tab-size: 2;
  border: 1px solid var(--line-strong); border-radius: var(--radius);
  background: var(--surface); color: var(--text); font: 13px/1.5 var(--mono);
}
textarea[aria-invalid="true"] { border-color: var(--bad); }
.faults { padding: 12px 16px; border-radius: var(--radius); border: 1px solid var(--bad); background: var(--surface); }
.faults.is-warning { border-color: var(--bar-fit); }
.faults h2 { margin-bottom: 6px; }
.faults ul { margin: 0; padding: 0; list-style: none; display: grid; gap: 4px; max-height: 40vh; overflow: auto; }
.faults li { overflow-wrap: anywhere; }
.faults .line { display: inline-block; min-width: 64px; }
.faults code { color: var(--muted); margin-right: 4px; }

.diff { margin: 8px 0 0; padding: 0; list-style: none; display: grid; gap: 8px; }
.diff li { display: grid; grid-template-columns: 18px minmax(0, 1fr); gap: 8px; }
.diff .mark { height: 20px; border-radius: 4px; background: var(--raised); color: var(--muted); font: 650 13px/20px var(--mono); text-align: center; }
.diff .added .mark { background: light-dark(#dff2ea, #163a30); color: var(--good); }
.diff .removed .mark { background: light-dark(#fae3e4, #44201f); color: var(--bad); }
.diff .removed .rule-title { text-decoration: line-through; }
.diff .rule-title { display: inline; }
.diff dl > div { display: flex; flex-wrap: wrap; gap: 0 8px; font-size: 13px; }
.diff dt { color: var(--muted); }
.diff dd { overflow-wrap: anywhere; }
.diff del { color: var(--bad); text-decoration: none; }
.diff ins { color: var(--good); text-decoration: none; font-weight: 600; }
.diff + .muted { margin-top: 14px; }

.publish { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; margin-top: 16px; padding-top: 14px; border-top: 1px solid var(--line); }
.publish input { flex: 1 1 240px; }
.versions { list-style: none; border: 1px solid var(--line); border-radius: var(--radius); background: var(--surface); }
.versions li { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 12px; padding: 10px 16px; border-top: 1px solid var(--line); }
.versions li:first-child { border-top: 0; }
.versions .version-line { flex: 1 1 260px; }
.pill.is-now { color: var(--good); background: var(--accent-soft); }

@media (max-width: 640px) {
  .rules, .rules tbody { display: block; }
  .rules thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .rules tr { display: grid; grid-template-columns: 1fr auto; gap: 0 12px; padding: 8px 0; border-bottom: 1px solid var(--line); }
  .rules td { padding: 0; border: 0; width: auto; }
  .rules .rule { grid-column: 1; grid-row: 1; }
  .rules .points { grid-column: 2; grid-row: 1; width: auto; }
  .rules .group { grid-column: 1 / -1; width: auto; font-size: 12.5px; }
  .rules .group:empty { display: none; }
}
`;
