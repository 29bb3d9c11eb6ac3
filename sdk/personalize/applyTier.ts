/**
 * The names by which attributes call the visitor, the tier's first, e.g. `hot segment:returning`: for every page
 * of this origin, readable before anything else has run.
 */
export const tierKey = "leadlight-tier";

/** Where nothing is known yet. */
export const firstTier = "cold";

/** A constructed sheet, or, in older browsers, a style element; each ignores what only the other has. */
interface Sheet {
  replaceSync?(css: string): void;
  textContent: string | null;
}

declare global {
  interface Window {
    /** The one style sheet of the current tier, shared by the boot snippet and the script. */
    leadlightSheet?: Sheet;
  }
}

/** A constructed sheet passes a strict Content Security Policy. */
function openSheet(): Sheet {
  try {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets.push(sheet);
    return sheet as unknown as Sheet;
  } catch {
    return document.head.appendChild(document.createElement("style"));
  }
}

/**
 * Shows the page as somebody sees it: `data-leadlight-show="hot segment:returning"` shows for those alone,
 * `data-leadlight-hide="cold"` hides for those. It only ever hides, so an element that the page itself
 * hides stays hidden.
 */
export function applyTier(known: string): void {
  const names = known.split(" ");
  document.documentElement.dataset.leadlightTier = names[0];
  // biome-ignore lint/suspicious/noAssignInExpressions: as short as it is clear.
  const sheet = (window.leadlightSheet ??= openSheet());
  let hidden = "[data-leadlight-show]";
  for (const name of names)
    hidden = `[data-leadlight-hide~="${name}"],${hidden}:not([data-leadlight-show~="${name}"])`;
  const css = `${hidden}{display:none!important}`;
  // Nearly every answer names the same as the one before; a sheet that is set again restyles the whole page.
  if (sheet.textContent !== css) {
    sheet.textContent = css;
    sheet.replaceSync?.(css);
  }
}
