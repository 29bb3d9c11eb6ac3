/** Letters and digits only, in lower case and without accents: `E-Mail*` and `email` are the same name. */
export const plainFieldName = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ł", "l")
    .replace(/[^\p{L}\p{N}]+/gu, "");
