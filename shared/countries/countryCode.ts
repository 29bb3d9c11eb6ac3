import countries from "i18n-iso-countries/index.js";
import cs from "i18n-iso-countries/langs/cs.json" with { type: "json" };
import de from "i18n-iso-countries/langs/de.json" with { type: "json" };
import en from "i18n-iso-countries/langs/en.json" with { type: "json" };
import es from "i18n-iso-countries/langs/es.json" with { type: "json" };
import fr from "i18n-iso-countries/langs/fr.json" with { type: "json" };
import it from "i18n-iso-countries/langs/it.json" with { type: "json" };
import nl from "i18n-iso-countries/langs/nl.json" with { type: "json" };
import pl from "i18n-iso-countries/langs/pl.json" with { type: "json" };
import pt from "i18n-iso-countries/langs/pt.json" with { type: "json" };
import { plainFieldName } from "../plainFieldName.ts";

/** Everyday names that the library does not have. */
const everyday: Readonly<Record<string, string>> = {
  GB: "UK, Great Britain, England, Scotland, Wales, Northern Ireland, Großbritannien, Grande-Bretagne, Gran Bretaña, Gran Bretagna, Groot-Brittannië, Wielka Brytania, Grã-Bretanha, Velká Británie",
  US: "America, Amerika, États-Unis, EE.UU., EEUU, Stati Uniti, VS, Verenigde Staten, Stany Zjednoczone, Estados Unidos, Spojené státy",
  NL: "Holland, Hollande, Holanda, Olanda, Holandia, Niederlande, Die Niederlande, The Netherlands, Pays-Bas",
  CZ: "Czechia, Czech Republic, Tschechien, Tschechische Republik, Tchéquie, Chequia, Cechia, Tsjechië, Czechy, Tchéquia, Česko",
  DE: "BRD, Bundesrepublik Deutschland, Federal Republic of Germany",
  KR: "South Korea, Südkorea, Corée du Sud, Corea del Sur, Zuid-Korea",
  RU: "Russia, Russland",
  TR: "Türkiye, Turkey, Türkei",
  VN: "Vietnam",
  TW: "Taiwan",
};

const names = new Map<string, string>();

/**
 * The ISO 3166-1 alpha-2 code of a country: from that code, the alpha-3 code, or a name in English, German,
 * French, Spanish, Italian, Dutch, Polish, Portuguese or Czech. `null` for other text.
 *
 * @example
 * countryCode("Deutschland"); // "DE"
 */
export function countryCode(text: string): string | null {
  const trimmed = text.trim();
  const upper = trimmed.toUpperCase();
  if (/^[A-Z]{2}$/.test(upper) && countries.isValid(upper)) return upper;
  if (/^[A-Z]{3}$/.test(upper)) {
    const code = countries.alpha3ToAlpha2(upper);
    if (code !== undefined) return code;
  }
  if (names.size === 0) addNames();
  return names.get(plainFieldName(trimmed)) ?? null;
}

/** Read once, at the first name: 2,600 names take about a millisecond. */
function addNames(): void {
  const add = (name: string, code: string) => names.set(plainFieldName(name), code);
  for (const { countries: named } of [en, de, fr, es, it, nl, pl, pt, cs]) {
    for (const [code, texts] of Object.entries(named)) {
      for (const name of [texts].flat()) add(name, code);
    }
  }
  for (const [code, texts] of Object.entries(everyday)) {
    for (const name of texts.split(", ")) add(name, code);
  }
}
