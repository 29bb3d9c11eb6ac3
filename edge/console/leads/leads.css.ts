/** The list of leads: tabs, table, cards on a narrow screen. */
export const leadsCss = /* css */ `
.tabs { display: flex; gap: 4px; overflow-x: auto; border-bottom: 1px solid var(--line); scrollbar-width: none; }
.tab { padding: 8px 12px; border-bottom: 2px solid transparent; margin-bottom: -1px; color: var(--muted); text-decoration: none; white-space: nowrap; }
.tab:focus-visible { outline-offset: -3px; }
.tab:hover { color: var(--text); }
.tab-title { display: inline-block; text-transform: capitalize; font-weight: 550; }
.tab-count { margin-left: 2px; padding: 0 7px; border-radius: 99px; background: var(--raised); font-size: 12px; font-weight: 550; }
.tab[aria-current] { color: var(--text); border-color: var(--accent); }
.tab-hot[aria-current] { color: var(--hot); border-color: var(--hot); }
.tab-warm[aria-current] { color: var(--warm); border-color: var(--warm); }
.tab-cold[aria-current] { color: var(--cold); border-color: var(--cold); }

table { border-collapse: collapse; width: 100%; }
th, td { text-align: left; vertical-align: middle; }
.leads { background: var(--surface); border: 1px solid var(--line); border-top: 0; }
.leads th { padding: 8px 12px; font-size: 12px; font-weight: 550; color: var(--muted); border-bottom: 1px solid var(--line); white-space: nowrap; }
.leads td { padding: 7px 12px; border-bottom: 1px solid var(--line); }
.leads tbody tr { position: relative; }
.leads tbody tr:last-child td { border-bottom: 0; }
.leads tbody tr:hover { background: var(--raised); }
.leads tbody tr:focus-within { background: var(--accent-soft); box-shadow: inset 3px 0 0 var(--accent); }
.leads .rank { width: 1%; text-align: right; color: var(--muted); }
.leads .who a { color: var(--text); font-weight: 600; text-decoration: none; }
.leads .who a:hover { text-decoration: underline; }
.leads .who a::after { content: ""; position: absolute; inset: 0; }
.leads time { position: relative; z-index: 1; white-space: nowrap; }
.short-id { margin-left: 6px; color: var(--muted); }
.leads .total { width: 26%; min-width: 230px; }
.total-box { display: grid; grid-template-columns: 3.4em 1fr; align-items: center; gap: 3px 12px; }
.leads th.total { padding-left: 12px; }
.total-number { grid-row: span 2; font-size: 18px; font-weight: 650; line-height: 1.2; text-align: right; }
.split { color: var(--muted); font-size: 12.5px; white-space: nowrap; }
.split-bar { width: 100%; max-width: 220px; display: block; border-radius: 2px; }
.split-bar .track { fill: var(--raised); }
tr:hover .split-bar .track { fill: var(--line); }
.split-bar .score { fill: var(--bar-interest); }
.split-bar .fit { fill: var(--bar-fit); }
.leads .priority-cell { white-space: nowrap; }
.leads .seen { color: var(--muted); width: 11%; }
.card-label { display: none; }
.pager { display: flex; flex-wrap: wrap; align-items: center; gap: 8px; padding: 12px 0; }
.pager:empty { display: none; }
.pager .count { margin-right: auto; }

@media (max-width: 900px) and (min-width: 641px) {
  .leads .first-seen { display: none; }
}
@media (max-width: 640px) {
  .leads { display: block; background: none; border: 0; }
  .leads thead { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .leads tbody { display: grid; gap: 8px; padding-top: 12px; }
  .leads tbody tr {
    display: flex; flex-wrap: wrap; align-items: center; gap: 8px 10px;
    padding: 12px; background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius);
  }
  .leads td, .leads .total, .leads .rank, .leads .seen { padding: 0; border: 0; width: auto; min-width: 0; }
  .leads .tier { margin-left: auto; order: 1; }
  .leads .total { flex: 1 0 100%; order: 2; }
  .total-box { grid-template-columns: auto 1fr; align-items: baseline; gap: 4px 10px; }
  .total-number { grid-row: auto; font-size: 22px; }
  .split { font-size: 13px; }
  .split-bar { grid-column: 1 / -1; max-width: none; }
  .leads .stage-cell { order: 3; }
  .leads .stage-cell:has(.none) { display: none; }
  .leads .grade-cell { order: 4; color: var(--muted); }
  .leads .priority-cell { order: 5; }
  .leads .priority-cell:has(.none) { display: none; }
  .leads .last-seen { order: 6; margin-left: auto; }
  .tabs { flex-wrap: wrap; }
  .tab { padding: 7px 9px; }
  .leads .first-seen { display: none; }
  .leads .grade-cell .card-label, .leads .priority-cell .card-label { display: inline; color: var(--muted); }
}
`;
