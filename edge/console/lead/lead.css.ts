/** One lead: its standing, the scale, traits. */
export const leadCss = /* css */ `
.crumbs { margin-bottom: 10px; }
.crumbs a { color: var(--muted); text-decoration: none; }
.crumbs a::before { content: "← "; }
.crumbs a:hover { color: var(--text); }
.panel, .standing { background: var(--surface); border: 1px solid var(--line); border-radius: var(--radius); }
.standing {
  display: grid; grid-template-columns: minmax(0, 1fr) auto; gap: 14px 32px; padding: 18px 20px 12px;
}
.standing-who { min-width: 0; }
.standing-who h1 { overflow-wrap: anywhere; }
.lead-id { display: flex; flex-wrap: wrap; align-items: center; gap: 2px 6px; color: var(--muted); }
.lead-id code { overflow-wrap: anywhere; }
.standing-total { display: flex; align-items: baseline; gap: 8px; padding: 0 8px; border-radius: 6px; }
.big { font-size: 48px; line-height: 1; font-weight: 700; letter-spacing: -0.03em; }
.facts { grid-column: 1 / -1; display: flex; flex-wrap: wrap; gap: 10px 32px; padding-top: 12px; border-top: 1px solid var(--line); }
.facts dt { font-size: 12px; color: var(--muted); }
.facts dd { min-height: 24px; font-weight: 600; }
.facts time { font-weight: 450; }
.scale { grid-column: 1 / -1; }
.scale svg { display: block; width: 100%; overflow: visible; font-size: 12px; }
.scale text { fill: var(--muted); }
.scale .band { stroke: var(--surface); stroke-width: 2; }
.scale .band.tier-hot { fill: var(--hot); }
.scale .band.tier-warm { fill: var(--warm); }
.scale .band.tier-cold { fill: var(--cold); }
.scale .band.tier-other { fill: var(--off); }
.scale .band { opacity: 0.55; }
.scale .tick { stroke: var(--text); stroke-width: 1.5; }
.scale .tick-name { fill: var(--text); font-weight: 600; }
.scale .here { stroke: var(--surface); stroke-width: 3; fill: var(--off); }
.scale .here.tier-hot { fill: var(--hot); }
.scale .here.tier-warm { fill: var(--warm); }
.scale .here.tier-cold { fill: var(--cold); }
.scale figcaption { color: var(--muted); font-size: 13px; }

.lead-columns { display: grid; gap: 16px; margin-top: 16px; align-items: start; }
.lead-side { display: grid; gap: 16px; min-width: 0; }
.panel { padding: 14px 20px; min-width: 0; }
.panel-head { display: flex; flex-wrap: wrap; align-items: baseline; justify-content: space-between; gap: 4px 16px; margin-bottom: 8px; }
.panel-head .muted { font-size: 13px; }
.nothing { color: var(--muted); padding: 12px 0; }
@media (min-width: 1100px) {
  .lead-columns { grid-template-columns: minmax(0, 8fr) minmax(0, 5fr); }
}

.traits th { padding: 4px 12px 4px 0; width: 1%; font-weight: 450; color: var(--muted); vertical-align: baseline; white-space: nowrap; }
.traits td { padding: 4px 0; vertical-align: baseline; }
.traits .seen-head th { padding: 16px 0 4px; font-size: 13px; font-weight: 600; color: var(--text); }
.traits tbody:first-child:empty + tbody .seen-head th { padding-top: 4px; }
.trait-value { overflow-wrap: anywhere; font-weight: 550; unicode-bidi: isolate; }
.trait-mark { width: 1%; padding-left: 12px; white-space: nowrap; font-size: 12.5px; text-align: right; }
.verified { color: var(--good); font-weight: 600; }
.claimed { color: var(--muted); }

.browsers ul, .adjustments ul { list-style: none; padding: 0; margin: 0; }
.browsers li { display: grid; grid-template-columns: auto 1fr auto; align-items: center; gap: 12px; font-size: 13px; }
.adjustments { margin-top: 16px; }
.adjustments li { display: grid; grid-template-columns: 56px minmax(0, 1fr) auto; align-items: baseline; gap: 12px; padding: 4px 0; }
.adjustments li .detail { display: block; color: var(--muted); font-size: 13px; }
.adjustments li .points { text-align: right; }
.adjust-form { display: flex; flex-wrap: wrap; align-items: end; gap: 10px 14px; padding: 8px 0 4px; }
.adjustments ul + .adjust-form { margin-top: 8px; padding-top: 14px; border-top: 1px solid var(--line); }
.adjust-form label { display: grid; gap: 4px; font-size: 13px; flex: 0 1 150px; }
.adjust-form .wide { flex: 1 1 260px; }
.adjust-form input { width: 100%; }
.adjust-form .error { flex-basis: 100%; }

@media (max-width: 640px) {
  .adjust-form label { flex: 1 1 120px; }
  .adjust-form .wide { flex-basis: 100%; }
  .standing { padding: 14px; gap: 12px; }
  .big { font-size: 40px; }
  .lead-id code { font-size: 12px; }
  .lead-id button { margin-left: -8px; }
  .scale .from { display: none; }
  .standing-total { flex-direction: column; align-items: end; gap: 0; padding: 0; }
  .facts { gap: 10px 24px; }
  .panel { padding: 12px 14px; }
}
`;
