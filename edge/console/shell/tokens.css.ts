/** Colours, type, space. Every text and its ground keep 4.5:1 in both themes (WCAG 2.2 AA, 1.4.3). */
export const tokensCss = /* css */ `
:root {
  color-scheme: light dark;
  --ground: light-dark(#f6f5f2, #14171a);
  --surface: light-dark(#ffffff, #1b1f23);
  --raised: light-dark(#f0efea, #252a2f);
  --line: light-dark(#e2e0d9, #2e343a);
  --line-strong: light-dark(#8c8a83, #6d767f);
  --text: light-dark(#1d2125, #e8eaec);
  --muted: light-dark(#5c6167, #a2abb3);
  --accent: light-dark(#14616d, #6cc5cc);
  --accent-text: light-dark(#ffffff, #0d1f22);
  --accent-soft: light-dark(#e3f0f0, #1d3438);
  --good: light-dark(#1c6b57, #63c6a7);
  --bad: light-dark(#ad2f36, #f2888a);
  --flash: light-dark(#fff1c9, #3d3418);

  --hot: light-dark(#a52b0b, #ff9c7c);
  --hot-soft: light-dark(#fde6dd, #45211a);
  --warm: light-dark(#7a5200, #efbd58);
  --warm-soft: light-dark(#fbefd0, #3c3013);
  --cold: light-dark(#2c5686, #94bdec);
  --cold-soft: light-dark(#e4edf7, #1d2f45);
  --off: light-dark(#5c6167, #a2abb3);
  --off-soft: light-dark(#ebebe8, #2a2f34);

  --bar-interest: light-dark(#2f8f8b, #4fa9a6);
  --bar-fit: light-dark(#d08a1d, #dfa84c);
  --bar-down: light-dark(#c6535a, #d9696d);

  --mono: ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, monospace;
  --sans: system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif;
  --radius: 8px;
}
:root[data-theme="light"] { color-scheme: light; }
:root[data-theme="dark"] { color-scheme: dark; }

* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
  margin: 0;
  min-height: 100dvh;
  display: flex;
  flex-direction: column;
  background: var(--ground);
  color: var(--text);
  font: 14px/1.45 var(--sans);
  font-variant-numeric: tabular-nums;
}
h1, h2, h3, h4, p, dl, dd, ol, figure, pre { margin: 0; padding: 0; }
h1 { font-size: 22px; line-height: 1.2; font-weight: 650; letter-spacing: -0.01em; }
h2 { font-size: 15px; font-weight: 650; }
code, pre { font-family: var(--mono); font-size: 0.92em; }
a { color: var(--accent); text-underline-offset: 0.2em; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; border-radius: 4px; }
main:focus { outline: none; }
[hidden] { display: none !important; }
.muted { color: var(--muted); }
.none { color: var(--muted); }
.error { color: var(--bad); font-weight: 550; }
.unseen {
  position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
html:not(.js) .needs-js { display: none; }
`;
