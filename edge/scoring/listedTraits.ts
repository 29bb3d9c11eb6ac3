import type { Traits } from "../../shared/profile/traits.ts";

/** A list has no room for a novel. */
const maxChars = 80;

/** The country as lists are filtered by it: a code in capitals, or whatever a back end calls it. */
export function countryOf(traits: Traits): string | null {
  const country = textOf(traits, "country");
  return country === null ? null : countryName(country);
}

/** `de` and `DE` are one country. */
export const countryName = (text: string): string =>
  text.length === 2 ? text.toUpperCase() : text;

/** The company's name: as somebody stated it, or as the network tells it. */
export const companyOf = (traits: Traits): string | null =>
  textOf(traits, "company") ?? textOf(traits, "organisation");

function textOf(traits: Traits, name: string): string | null {
  const value = Object.hasOwn(traits, name) ? traits[name]?.value : undefined;
  return typeof value === "string" && value.trim() !== "" ? value.trim().slice(0, maxChars) : null;
}
