/**
 * A name as tables have it: lower case, no accents, no signs, one space between words, so that
 * `AT&T Services, Inc.` is `at t services inc`.
 */
export const foldName = (name: string): string =>
  name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replaceAll("ø", "o")
    .replaceAll("ł", "l")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
