/** Buttons, fields, pills, keys. */
export const controlsCss = /* css */ `
button, .button {
  display: inline-flex; align-items: center; gap: 6px;
  min-height: 32px; padding: 0 12px;
  border: 1px solid var(--line-strong); border-radius: 6px;
  background: var(--surface); color: var(--text);
  font: inherit; font-weight: 550; text-decoration: none; white-space: nowrap; cursor: pointer;
}
button:hover, .button:hover { background: var(--raised); }
.primary { background: var(--accent); border-color: var(--accent); color: var(--accent-text); }
.primary:hover { background: var(--accent); filter: brightness(1.1); }
.quiet { border-color: transparent; background: none; color: var(--muted); font-weight: 450; padding: 0 8px; }
.quiet:hover { color: var(--text); }

input {
  min-height: 34px; padding: 0 10px;
  border: 1px solid var(--line-strong); border-radius: 6px;
  background: var(--surface); color: var(--text); font: inherit;
}
input::placeholder { color: var(--muted); opacity: 1; }
input[aria-invalid="true"] { border-color: var(--bad); }

kbd {
  display: inline-block; min-width: 20px; padding: 0 5px;
  border: 1px solid var(--line-strong); border-bottom-width: 2px; border-radius: 4px;
  background: var(--surface); color: var(--muted);
  font: 12px/18px var(--mono); text-align: center;
}

.pill {
  display: inline-flex; align-items: center; gap: 6px;
  padding: 1px 9px 1px 8px; border-radius: 99px;
  font-size: 13px; font-weight: 600; white-space: nowrap;
}
.pill svg { fill: currentColor; }
.pill.tier-hot { color: var(--hot); background: var(--hot-soft); }
.pill.tier-warm { color: var(--warm); background: var(--warm-soft); }
.pill.tier-cold { color: var(--cold); background: var(--cold-soft); }
.pill.tier-disqualified, .pill.tier-other { color: var(--off); background: var(--off-soft); }
.stage {
  display: inline-block; padding: 1px 7px; border: 1px solid currentColor; border-radius: 4px;
  color: var(--accent); font-size: 12px; font-weight: 650; letter-spacing: 0.03em;
}
.grade { font-weight: 650; }
.grade.is-unknown { color: var(--muted); font-weight: 450; }

.live { border-color: var(--line); }
.live-dot { width: 8px; height: 8px; border-radius: 50%; background: var(--good); }
.live[data-state="paused"] .live-dot { border-radius: 1px; background: var(--muted); }
.live[data-state="lost"] .live-dot { background: var(--bad); }
.is-changed, tr.is-changed > td { animation: flash 2.4s ease-out; }
@keyframes flash { from, 30% { background-color: var(--flash); } }
@media (prefers-reduced-motion: no-preference) {
  .live[data-state="live"] .live-dot { animation: pulse 2.4s ease-in-out infinite; }
  @keyframes pulse { 50% { opacity: 0.35; } }
}
@media (prefers-reduced-motion: reduce) {
  .is-changed, tr.is-changed > td { animation-timing-function: step-end; }
}
`;
