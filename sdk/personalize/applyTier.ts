/**
 * The names by which attributes call the visitor, the tier's first, e.g. `hot segment:returning`: for every page
 * of this origin, readable before anything else has run.
 */
export const tierKey = "leadlight-tier";

/** Where nothing is known yet. */
export const firstTier = "cold";

declare global {
  interface Window {
    /** The one style sheet of the current tier, shared by the boot snippet and the script. */
    leadlightSheet?: CSSStyleSheet & { css?: string };
  }
}

/**
 * Shows the page for a tier and segments: `data-leadlight-show="hot segment:returning"` shows for those alone,
 * `data-leadlight-hide="cold"` hides for those. It only ever hides, so an element that the page itself
 * hides stays hidden. A constructed sheet passes a strict Content Security Policy.
 */
export function applyTier(known: string): void {
  const names = known.split(" ");
  document.documentElement.dataset.leadlightTier = names[0];
  // biome-ignore lint/suspicious/noAssignInExpressions: as short as it is clear.
  const sheet = (window.leadlightSheet ??= new CSSStyleSheet());
  const sheets = document.adoptedStyleSheets;
  // The page's own code may have put another list in the place of the one that had it.
  if (!sheets.includes(sheet)) document.adoptedStyleSheets = [...sheets, sheet];
  let hidden = "[data-leadlight-show]";
  for (const name of names)
    hidden = `[data-leadlight-hide~="${name}"],${hidden}:not([data-leadlight-show~="${name}"])`;
  const css = `${hidden}{display:none!important}`;
  // Nearly every answer names the same as the one before; a sheet that is set again restyles the whole page.
  // biome-ignore lint/suspicious/noAssignInExpressions: as short as it is clear.
  if (sheet.css !== css) sheet.replaceSync((sheet.css = css));
}
