/** Hand-offs: a card for each, a line for each destination. */
export const handoffsCss = /* css */ `
.tab.is-bad .tab-count { color: var(--bad); }
.handoffs { list-style: none; margin: 0; padding: 14px 0 0; display: grid; gap: 10px; }
.handoffs > .handoff { margin: 0; padding: 12px 16px; }
.empty .empty-more { margin-top: 12px; }
.handoff-head { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 10px; }
.handoff-head > a { color: var(--text); font-weight: 600; text-decoration: none; overflow-wrap: anywhere; }
.handoff-head > a:hover { text-decoration: underline; }
.handoff-at { margin-left: auto; font-size: 13px; }
.handoff > p { margin-top: 4px; font-size: 13.5px; }
.deliveries { list-style: none; margin: 8px 0 0; padding: 0; border-top: 1px solid var(--line); }
.delivery { display: grid; grid-template-columns: 64px minmax(0, 1fr) auto; align-items: center; gap: 12px; padding: 7px 0; min-height: 42px; }
.delivery + .delivery { border-top: 1px solid var(--line); }
.delivery:last-child { padding-bottom: 0; }
.delivery-state { font-size: 13px; font-weight: 600; color: var(--muted); }
.is-sent .delivery-state { color: var(--good); }
.is-dead .delivery-state { color: var(--bad); }
.is-waiting .delivery-state { color: var(--warm); }
.delivery-to { display: flex; flex-wrap: wrap; align-items: baseline; gap: 2px 10px; min-width: 0; }
.delivery .detail { color: var(--muted); font-size: 13px; }
.delivery .detail.is-fault { flex-basis: 100%; color: var(--text); overflow-wrap: anywhere; }
.panel + .editor { margin-top: 18px; }
.page-head + [role="status"] { margin-bottom: 12px; }
.tested { color: var(--good); font-weight: 550; }
.destinations, .handoff-rules { list-style: none; margin: 0; padding: 0; }
.destinations > li { display: flex; flex-wrap: wrap; align-items: baseline; gap: 4px 10px; padding: 8px 0; }
.destinations form { margin-left: auto; }
.handoff-rules > li { padding: 8px 0; }
.handoff-rules .rule-title, .handoff-rules .reason { display: block; overflow-wrap: anywhere; }
.destinations > li + li, .handoff-rules > li + li { border-top: 1px solid var(--line); }
`;
