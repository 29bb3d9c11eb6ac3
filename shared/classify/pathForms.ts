/** A language, perhaps with its country, as the first part of a path: `/de`, `/pt-br`. */
const language =
  /^\/(en|de|fr|es|it|nl|pl|pt|cs|da|sv|fi|nb|no|sk|hu|ro|bg|el|hr|sl|et|lv|lt|uk|ru|tr|ja|zh|ko|ar|he)([-_][a-z]{2,4})?(?=\/|$)/i;

/**
 * A path as people read it: without percent-encoding, in one Unicode form, so that `/k%C3%BCndigung` and `/kündigung` are
 * one. A path with a broken encoding stays as it is.
 */
export function readablePath(path: string): string {
  if (!path.includes("%")) return isAscii.test(path) ? path : path.normalize("NFC");
  try {
    // An encoded slash is no separator.
    return decodeURIComponent(path.replace(/%2f/gi, "%252F")).normalize("NFC");
  } catch {
    return path;
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: the range is ASCII.
const isAscii = /^[\u0000-\u007f]*$/;

/** `/pricing/` and `/pricing` are one page. */
export const withoutTrailingSlash = (path: string): string =>
  path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;

/**
 * The forms of a path that a page type is looked up by, the most exact one first: as it is; without a session id
 * (`;jsessionid=…`), `index.html` and the ending of a file; without the language before it.
 *
 * @example
 * pathForms("/de/preise.html"); // ["/de/preise.html", "/de/preise", "/preise"]
 */
export function pathForms(path: string): string[] {
  const exact = withoutTrailingSlash(readablePath(path));
  const plain = withoutTrailingSlash(
    exact
      .replace(/;[^/]*/g, "")
      .replace(/\/(index|default|home)\.(html?|php|aspx?|jsp)$/i, "/")
      .replace(/\.(html?|php|aspx?|jsp)$/i, ""),
  );
  const local = plain.replace(language, "") || "/";
  return [...new Set([exact, plain, local])];
}
