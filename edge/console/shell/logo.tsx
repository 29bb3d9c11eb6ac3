/** A pane of leaded glass, one quarter of it lit. */
const panes = [
  ["M8 1 L8 8 L1 8 Z", "#e9a23b"],
  ["M8 1 L15 8 L8 8 Z", "#2f8f8b"],
  ["M1 8 L8 8 L8 15 Z", "#1d5f6b"],
  ["M8 8 L15 8 L8 15 Z", "#bcd9d3"],
] as const;

const lead = "M8 1 L15 8 L8 15 L1 8 Z M8 1 L8 15 M1 8 L15 8";

/** The wordmark, as a link text. */
export const Logo = () => (
  <>
    <svg class="logo" viewBox="0 0 16 16" width="22" height="22" aria-hidden="true">
      {panes.map(([d, fill]) => (
        <path d={d} fill={fill} />
      ))}
      <path d={lead} fill="none" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round" />
    </svg>
    <span class="wordmark">
      lead<b>light</b>
    </span>
  </>
);

/** The same for the browser's tab. */
export const iconUrl = `data:image/svg+xml,${encodeURIComponent(
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${panes
    .map(([d, fill]) => `<path d="${d}" fill="${fill}"/>`)
    .join("")}<path d="${lead}" fill="none" stroke="#12343b"/></svg>`,
)}`;
