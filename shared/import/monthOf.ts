const languages = ["en", "de", "fr", "es", "it", "nl", "pl", "pt", "cs"];

const months = new Map<string, number>();

/**
 * The number of a month from its name, in full or short, in the nine languages of column names: 9 for `Sep`,
 * `September`, `septembre`, `września`. `null` for other text.
 */
export function monthOf(word: string): number | null {
  if (months.size === 0) addMonths();
  return months.get(plain(word)) ?? null;
}

/** The names come from the runtime's own tables (`Intl`); a name in a date may differ from the name alone. */
function addMonths(): void {
  for (const language of languages) {
    for (const style of ["long", "short"] as const) {
      for (const options of [{ month: style }, { month: style, day: "numeric" }] as const) {
        const format = new Intl.DateTimeFormat(language, { ...options, timeZone: "UTC" });
        for (let month = 1; month <= 12; month++) {
          const name = format
            .formatToParts(Date.UTC(2026, month - 1, 15))
            .find(({ type }) => type === "month")?.value;
          if (name !== undefined && !/^\d/.test(name) && !months.has(plain(name))) {
            months.set(plain(name), month);
          }
        }
      }
    }
  }
  for (const [name, month] of Object.entries({ sept: 9, mrz: 3, maerz: 3, okt: 10, dez: 12 })) {
    months.set(name, month);
  }
}

const plain = (word: string): string =>
  word
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[.,]+$/, "")
    .replaceAll("ł", "l");
