/** e.g. `utm_source: newsletter, utm_medium: email`. */
export const listInWords = (entries: Readonly<Record<string, unknown>> = {}): string =>
  Object.entries(entries)
    .map(([name, value]) => `${name}: ${value}`)
    .join(", ");
