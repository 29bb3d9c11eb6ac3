import type { Traits } from "./traits.ts";

/** Lists show one line a lead: longer texts are cut. */
const maxChars = 80;

/** The country that lists are filtered by: a code in capitals, or the text that a back end sent. */
export function countryOf(traits: Traits): string | null {
  const country = textOf(traits, "country");
  return country === null ? null : countryName(country);
}

/** `de` and `DE` are one country. */
export const countryName = (text: string): string =>
  text.length === 2 ? text.toUpperCase() : text;

/** The company's name: the stated one first, then the owner of the visitor's network. */
export const companyOf = (traits: Traits): string | null =>
  textOf(traits, "company") ?? textOf(traits, "organisation");

function textOf(traits: Traits, name: string): string | null {
  const value = Object.hasOwn(traits, name) ? traits[name]?.value : undefined;
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, maxChars) : null;
}
