/** What a lead did. */
export const timelineCss = /* css */ `
.day { margin-top: 14px; padding-bottom: 4px; border-bottom: 1px solid var(--line); font-size: 13px; font-weight: 650; }
.panel-head + .day { margin-top: 0; }
.visit { padding: 10px 0 6px; }
.visit + .visit, .day[hidden] + .visit { border-top: 1px dashed var(--line); }
.visit h4 { font-size: 13px; font-weight: 600; margin-bottom: 4px; }
.visit h4 .muted { font-weight: 450; }
.visit ol { list-style: none; }
.event { display: grid; grid-template-columns: 16px minmax(0, 1fr) auto; gap: 10px; align-items: start; padding: 4px 0; }
.event .icon { margin-top: 2px; fill: none; stroke: var(--muted); stroke-width: 1.4; stroke-linecap: round; stroke-linejoin: round; }
.event-file_download .icon, .event-form_submit .icon, .event-webinar_attend .icon { stroke: var(--accent); }
.event-email_unsubscribe .icon { stroke: var(--bad); }
.event .object { font-weight: 600; overflow-wrap: anywhere; unicode-bidi: isolate; }
.event-page_view .object, .event-engagement .object { font-family: var(--mono); font-size: 0.92em; font-weight: 550; }
.page-type { margin-left: 8px; padding: 0 6px; border-radius: 4px; background: var(--raised); color: var(--muted); font-size: 12px; white-space: nowrap; }
.detail { display: block; color: var(--muted); font-size: 12.5px; overflow-wrap: anywhere; unicode-bidi: isolate; }
.event time { color: var(--muted); font-size: 13px; }
.event-engagement p { color: var(--muted); }
.event-engagement .object { font-weight: 450; }
.event-identify .object { font-weight: 500; }
`;
