import { plainFieldName } from "../plainFieldName.ts";
import { numberFields, textFields } from "./fieldWords.ts";
import { isEmailField } from "./isEmailField.ts";

/** Every trait that a field's name can mean. */
export const knownTraits: readonly string[] = [
  "email",
  ...Object.keys({ ...textFields, ...numberFields }),
];

const table = new Map(
  Object.entries({ ...textFields, ...numberFields }).flatMap(([trait, words]) =>
    words.split(", ").map((word) => [word, trait] as const),
  ),
);

/** Names that say nothing of the person: `your-name`, `user_email`, `form_fields[company]`, `field_city`. */
const prefixes =
  /^(your|user|form ?fields?|field|fields|input|contact|billing|my|item|mauticform|hs)\b[ _-]*/;

/**
 * The trait that a column of an export or a field of a form holds, by its name; `null` for an unknown name. In any
 * case and with any separators.
 *
 * @example
 * traitOfField("E-mail"); // "email"
 * traitOfField("Person - Job title"); // "title", as Pipedrive writes it
 * traitOfField("NumberOfEmployees"); // "companySize"
 */
export function traitOfField(name: string): string | null {
  const plain = plainFieldName(name);
  const [, rest] = /^(?:person|contact|lead|organi[sz]ation1?|company)(.+)$/.exec(plain) ?? [];
  if (/^(organi[sz]ation1?|company)name$/.test(plain)) return "company";
  // Google Contacts writes the person's job as the title of an organization.
  if (/^organi[sz]ation1?title$/.test(plain)) return "title";
  const known = table.get(plain) ?? (rest === undefined ? null : ownedTrait(plain, rest));
  if (known !== null) return known;
  if (isEmailField(name))
    return /^(organi|company)/.test(plain) && !/^companyemail$/.test(plain) ? null : "email";
  const bare = name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  const own = bare.replace(prefixes, "");
  return own === bare ? null : (table.get(plainFieldName(own)) ?? null);
}

function ownedTrait(plain: string, rest: string): string | null {
  const trait = table.get(rest) ?? null;
  // A company's phone number is not a person's.
  const isOfCompany = /^(organi|company)/.test(plain);
  return isOfCompany && ["phone", "name", "title"].includes(trait ?? "") ? null : trait;
}

/** Whether a trait is text, even if it looks like a number: a company may be called 1984. */
export const isTextTrait = (trait: string): boolean =>
  trait === "email" || Object.hasOwn(textFields, trait);

/** Whether a trait is a whole number: `1.200` employees are twelve hundred. */
export const isCountTrait = (trait: string): boolean => trait === "companySize";
