/** The page that asks before a lead is erased, and the way to it. */
export const eraseCss = /* css */ `
.erase-link { margin-top: 24px; font-size: 13px; }
.erase-link a { color: var(--muted); }
.erase-link a:hover { color: var(--bad); }
.erase { max-width: 640px; display: grid; gap: 12px; padding: 20px 24px 24px; }
.erase-name { font-weight: 600; overflow-wrap: anywhere; }
.danger { background: var(--bad); border-color: var(--bad); color: light-dark(#ffffff, #2a0d0f); }
.danger:hover { background: var(--bad); filter: brightness(1.1); }
.erase form { display: flex; flex-wrap: wrap; gap: 10px; margin-top: 6px; }
`;
