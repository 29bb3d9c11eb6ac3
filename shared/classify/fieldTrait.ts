/** Fields that stay text, whatever they look like: a company may be called 1984. */
const texts = {
  email: "email, emailaddress, workemail, businessemail, companyemail, mail, correo, emailwork",
  firstName: "firstname, givenname, forename, fname, vorname, prenom, nombre",
  lastName: "lastname, surname, familyname, lname, nachname, apellido",
  name: "name, fullname, yourname, contactname, leadname",
  company:
    "company, companyname, organization, organisation, organizationname, organisationname, account, accountname, associatedcompany, associatedcompanyprimary, business, firma, unternehmen, entreprise, empresa",
  title: "title, jobtitle, job, role, position, jobrole, stelle, funktion, poste, cargo",
  industry: "industry, sector, branche, secteur",
  country: "country, countryregion, mailingcountry, billingcountry, land, pays, pais",
  city: "city, mailingcity, billingcity, town, stadt, ville, ciudad",
  region: "region, state, stateregion, stateprovince, mailingstate, mailingstateprovince, province",
  phone: "phone, phonenumber, mobile, mobilephone, mobilephonenumber, telephone, telefon, tel",
  website: "website, websiteurl, companydomainname, domain, web, url",
} as const;

const numbers = {
  companySize:
    "companysize, employees, numberofemployees, noofemployees, employeecount, teamsize, headcount, mitarbeiter",
  annualRevenue: "annualrevenue, revenue, turnover, umsatz",
} as const;

/** Every trait that a field can be known as. */
export const knownTraits: readonly string[] = Object.keys({ ...texts, ...numbers });

const table = new Map(
  Object.entries({ ...texts, ...numbers }).flatMap(([trait, words]) =>
    words.split(", ").map((word) => [word, trait] as const),
  ),
);

/**
 * Which trait a column of an export or a field of a form is, by its name; `null` when it is none that is
 * known. Names as HubSpot, Salesforce, Pipedrive and forms write them, in any case and with any marks.
 *
 * @example
 * traitOfField("E-mail"); // "email"
 * traitOfField("Person - Job title"); // "title", as Pipedrive writes it
 * traitOfField("NumberOfEmployees"); // "companySize"
 */
export function traitOfField(name: string): string | null {
  const plain = plainFieldName(name);
  const [, rest] = /^(?:person|contact|lead|organi[sz]ation|company)(.+)$/.exec(plain) ?? [];
  if (/^(organi[sz]ation|company)name$/.test(plain)) return "company";
  // Pipedrive writes whose field it is before it.
  return table.get(plain) ?? (rest === undefined ? null : ownedTrait(plain, rest));
}

function ownedTrait(plain: string, rest: string): string | null {
  const trait = table.get(rest) ?? null;
  // A company's phone number is not a person's.
  const isOfCompany = /^(organi|company)/.test(plain);
  return isOfCompany && ["email", "phone", "name", "title"].includes(trait ?? "") ? null : trait;
}

/** Letters and digits alone, in lower case and without accents: `E-Mail*` and `email` are one name. */
export const plainFieldName = (name: string): string =>
  name
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "");

/** Whether a trait is text though it may look like a number. */
export const isTextTrait = (trait: string): boolean => Object.hasOwn(texts, trait);
