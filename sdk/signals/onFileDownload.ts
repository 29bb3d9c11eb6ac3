import { listen, type Stop } from "../lifecycle/listen.ts";

const filePath =
  /^\/.*\.(pdf|xlsx?|docx?|pptx?|csv|zip|rar|7z|gz|dmg|exe|msi|pkg|deb|apk|txt|rtf|od[tsp]|key|numbers|pages|epub|mobi|mp[34]|mov|avi|wav|ics)$/i;

/** Buttons above this one open menus; 0 is the main button (and Enter), 1 the middle one. */
const middleButton = 1;

/**
 * A link to a file was followed: by its extension, or because it has a `download` attribute. Reports
 * the path of the file, or, for a link to data that the page itself made, the name it is saved under.
 */
export function onFileDownload(report: (file: string) => void): Stop {
  return listen<MouseEvent>("click auxclick", (event) => {
    // The composed path sees links inside shadow roots, which `target` hides.
    const link = event.composedPath().find((node) => (node as Element).matches?.("a[href]")) as
      | HTMLAnchorElement
      | undefined;
    if (!link || event.button > middleButton) return;
    const { pathname } = link;
    if (filePath.test(pathname) || link.matches("[download]"))
      report(pathname[0] === "/" ? pathname : `/${link.download}`);
  });
}
