/** Data in: sources of webhooks, the form of a new one, the import of a file. */
export const dataInCss = /* css */ `
.crumbs + h1 { margin-bottom: 14px; }
.sources { list-style: none; margin: 0; padding: 0; display: grid; gap: 12px; }
.sources > .source { margin: 0; padding: 14px 20px; }
.counts { display: flex; flex-wrap: wrap; gap: 4px 20px; margin-top: 8px; }
.counts > div { display: flex; flex-direction: row-reverse; gap: 5px; }
.counts dt { color: var(--muted); }
.counts dd { font-weight: 650; }
.counts .is-bad dd { color: var(--bad); }
.source-fault { margin-top: 6px; color: var(--bad); overflow-wrap: anywhere; }
.source-foot { display: flex; flex-wrap: wrap; align-items: center; gap: 8px 10px; margin-top: 12px; padding-top: 10px; border-top: 1px solid var(--line); }
.address { padding: 6px 10px; border-radius: 6px; background: var(--raised); overflow-wrap: anywhere; }
.remove { margin-left: auto; }
.remove summary { padding: 6px 8px; border-radius: 6px; color: var(--muted); cursor: pointer; list-style-position: inside; }
.remove summary:hover { color: var(--bad); }
.remove[open] { flex-basis: 100%; margin-left: 0; }
.remove form { display: flex; flex-wrap: wrap; align-items: center; justify-content: space-between; gap: 8px 16px; padding: 6px 8px; }

.provider-groups { display: grid; gap: 20px; }
.providers { list-style: none; margin: 10px 0 0; padding: 0; display: grid; grid-template-columns: repeat(auto-fill, minmax(220px, 1fr)); gap: 10px; }
.providers a { display: block; height: 100%; color: var(--text); font-weight: 600; text-decoration: none; }
.providers a:hover { border-color: var(--accent); background: var(--accent-soft); }

.source-form, .source-made { display: grid; gap: 16px; max-width: 720px; padding: 20px 24px 24px; }
.field { display: grid; gap: 5px; }
.field label { font-weight: 550; }
.field label .muted { font-weight: 450; font-size: 13px; margin-left: 4px; }
.field input, .field textarea, .field select { width: 100%; min-width: 0; }
.field textarea { min-height: 0; }
.mono { font-family: var(--mono); }
select {
  min-height: 34px; padding: 0 8px;
  border: 1px solid var(--line-strong); border-radius: 6px;
  background: var(--surface); color: var(--text); font: inherit;
}
.copied { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 10px; }
.copied-label { flex: 0 0 70px; font-weight: 550; }
.copied .address { flex: 1 1 0; min-width: min(100%, 240px); }

.import, [data-import-region] { display: grid; gap: 16px; }
.import { max-width: 980px; }
[data-import-region] > .panel { margin: 0; }
.import-file { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: 16px 20px; padding: 18px 20px; }
.import-file > .field:first-child { grid-column: 1 / -1; }
.import-file > button { justify-self: start; }
input[type="file"] { height: auto; padding: 6px; cursor: pointer; }
input[type="file"]::file-selector-button {
  min-height: 30px; margin-right: 10px; padding: 0 12px;
  border: 1px solid var(--line-strong); border-radius: 5px; background: var(--raised); color: var(--text);
  font: inherit; font-weight: 550; cursor: pointer;
}
.plain th { padding: 4px 8px; font-size: 12px; font-weight: 550; color: var(--muted); border-bottom: 1px solid var(--line); }
.plain td, .plain th[scope="row"] { padding: 7px 8px; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
.plain tr > :first-child { padding-left: 0; }
.plain tr > :last-child { padding-right: 0; }
.plain tbody tr:last-child > * { border-bottom: 0; }
.import-columns th[scope="row"] { font-size: 14px; color: var(--text); }
.import-columns .example { color: var(--muted); max-width: 32ch; }
.import-columns input { width: 100%; min-width: 110px; }
.import-columns + datalist + .hint { margin-top: 10px; }
.import-outcome { display: grid; gap: 12px; }
.import-outcome .words { white-space: pre-line; }
.import-outcome .words:empty { display: none; }
.import-outcome h3 { font-size: 14px; color: var(--bad); margin-bottom: 4px; }
.import-outcome progress { width: 100%; height: 8px; border: 0; border-radius: 4px; overflow: hidden; background: var(--raised); appearance: none; }
.import-outcome progress::-webkit-progress-bar { background: var(--raised); }
.import-outcome progress::-webkit-progress-value { background: var(--accent); border-radius: 4px; }
.import-outcome progress::-moz-progress-bar { background: var(--accent); }
.import-outcome .plain tr > :first-child { width: 1%; padding-right: 20px; text-align: right; white-space: nowrap; overflow-wrap: normal; color: var(--muted); }
button:disabled { opacity: 0.55; cursor: default; }

@media (max-width: 640px) {
  .import-file { grid-template-columns: minmax(0, 1fr); }
  .source-form, .source-made { padding: 16px; }
  .import-columns .example, .import-columns thead th:nth-child(2) { display: none; }
  .copied-label { flex-basis: 100%; }
}
`;
