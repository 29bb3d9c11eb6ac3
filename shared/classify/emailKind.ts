import disposableList from "disposable-email-domains-js/dist/dict/disposable_email_blocklist.json" with {
  type: "json",
};
import providerList from "email-providers/all.json" with { type: "json" };
import {
  academicInstitutions,
  academicName,
  academicSuffix,
  moreProviders,
  nationalNames,
  notProviders,
  roles,
  studentLabels,
  vanityAcademic,
  words,
} from "./emailTables.ts";

/**
 * What an e-mail address says about its owner, without a request to any service. An address is `invalid` and
 * nothing else, or exactly one of `disposable`, `student`, `free` and `corporate` (the first that
 * fits); besides, it may be of a `role`, and of the site's `own_company` or a `competitor`.
 *
 * The lists, the rules and their limits: docs/email-kinds.md.
 */
export type EmailKind =
  | "invalid"
  | "disposable"
  | "free"
  | "student"
  | "role"
  | "corporate"
  | "own_company"
  | "competitor";

/** Domains of the site's own company and of its competitors, each with all its subdomains. */
export interface Company {
  readonly domains: readonly string[];
  readonly competitors: readonly string[];
}

/**
 * Every kind of an address. Never throws, whatever the text.
 *
 * @example
 * emailKindsOf("Info@mail.acme.com", { domains: [], competitors: ["acme.com"] });
 * // Set { "corporate", "role", "competitor" }
 */
export function emailKindsOf(email: string, company: Company): ReadonlySet<EmailKind> {
  const address = parse(email);
  if (address === null) return new Set<EmailKind>(["invalid"]);
  const { local, domain } = address;
  const kinds = new Set<EmailKind>([mailboxKind(domain)]);
  if (isRole(local)) kinds.add("role");
  if (belongsTo(company.domains, domain)) kinds.add("own_company");
  if (belongsTo(company.competitors, domain)) kinds.add("competitor");
  return kinds;
}

/**
 * The domain of an address as DNS writes it: lower case, punycode, no dot at the end. `null` when the
 * text is no address.
 *
 * @example
 * domainOf(" Jane@Müller.DE "); // "xn--mller-kva.de"
 */
export function domainOf(email: string): string | null {
  return parse(email)?.domain ?? null;
}

/**
 * An address as it is compared: one person who writes it twice writes it the same. `null` when the text
 * is no address.
 *
 * @example
 * normalEmail(" Jane@Acme.COM "); // "jane@acme.com"
 */
export function normalEmail(email: string): string | null {
  const address = parse(email);
  return address && `${address.local}@${address.domain}`;
}

// RFC 5321 and DNS.
const maxLocalLength = 64;
const maxDomainLength = 253;

/** What browsers accept in `<input type=email>`, dots anywhere, and letters of any script (RFC 6531). */
const plainLocal = /^[\p{L}\p{N}\p{M}.!#$%&'*+/=?^_`{|}~-]+$/u;
const quotedLocal = /^"(?:[^"\\\p{Cc}]|\\[^\p{Cc}])+"$/u;
/** Two labels at least; the last one begins with a letter, so that no IP address passes. */
const hostname = /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function parse(email: string): { local: string; domain: string } | null {
  const text = email.trim();
  const at = text.lastIndexOf("@");
  const local = text.slice(0, Math.max(at, 0));
  if (local.length > maxLocalLength) return null;
  if (!plainLocal.test(local) && !quotedLocal.test(local)) return null;
  const domain = asDomain(text.slice(at + 1));
  return domain === null ? null : { local: local.toLowerCase(), domain };
}

/** Every runtime of the core has it, and it is pure; the core's `lib` has no types of the platform. */
declare const URL: { canParse(url: string): boolean; new (url: string): { hostname: string } };

/** Letters, digits and the dots that IDNA reads as dots: nothing that `URL` would read as more than a host. */
const unicodeDomain = /^[\p{L}\p{N}\p{M}.。．｡-]+$/u;

function asDomain(text: string): string | null {
  if (text.length > maxDomainLength + 1 || !unicodeDomain.test(text)) return null;
  let domain = text.toLowerCase();
  if (/[^a-z0-9.-]/.test(domain)) {
    const url = `http://${domain}`;
    if (!URL.canParse(url)) return null;
    domain = new URL(url).hostname;
  }
  if (domain.endsWith(".")) domain = domain.slice(0, -1);
  return domain.length <= maxDomainLength && hostname.test(domain) ? domain : null;
}

function mailboxKind(domain: string): EmailKind {
  const { disposable, institutions } = lists();
  const family = familyOf(domain);
  if (family.some((name) => disposable.has(name))) return "disposable";
  if (isAcademic(domain) || family.some((name) => institutions.has(name))) return "student";
  return family.some((name) => isProvider(name, domain)) ? "free" : "corporate";
}

/** `com.ar` is on the list of providers, and so would every Argentine firm be. Likewise `za.com`. */
const sharedZone = /^[a-z]{2,3}\.[a-z]{2}$|^[a-z]{2}\.[a-z]{3}$/;

/** Whether a domain or its parent gives mailboxes away; a shared zone stands for itself only. */
function isProvider(name: string, domain: string): boolean {
  const { providers, notProviders } = lists();
  return (
    providers.has(name) && !notProviders.has(name) && (name === domain || !sharedZone.test(name))
  );
}

interface Lists {
  readonly disposable: ReadonlySet<string>;
  readonly providers: ReadonlySet<string>;
  readonly notProviders: ReadonlySet<string>;
  readonly institutions: ReadonlySet<string>;
}

let built: Lists | undefined;

/** Built by the first address, not while a Worker starts: most requests have none. */
function lists(): Lists {
  built ??= {
    disposable: new Set(disposableList),
    providers: new Set(providerList.concat(words(moreProviders))),
    notProviders: new Set(words(notProviders)),
    institutions: new Set(words(academicInstitutions)),
  };
  return built;
}

const companySets = new WeakMap<readonly string[], ReadonlySet<string>>();

/** One set per list of a model: every lead is looked up in it. */
function domainSet(domains: readonly string[]): ReadonlySet<string> {
  let set = companySets.get(domains);
  if (set === undefined) {
    set = new Set(domains.map((text) => asDomain(text.trim())).filter((domain) => domain !== null));
    companySets.set(domains, set);
  }
  return set;
}

function belongsTo(listed: readonly string[], domain: string): boolean {
  const known = domainSet(listed);
  return known.size > 0 && familyOf(domain).some((name) => known.has(name));
}

/** A domain and all that it belongs to: `x.mailinator.com` belongs to `mailinator.com`. */
function familyOf(domain: string): string[] {
  const labels = domain.split(".");
  return labels.slice(0, -1).map((_, from) => labels.slice(from).join("."));
}

function isRole(local: string): boolean {
  const [name = ""] = local.replaceAll('"', "").split("+", 1);
  return roles.has(name.replaceAll(/[._-]/g, ""));
}

/** By the suffix, by a label that only schools use for students, or by a country's naming of universities. */
function isAcademic(domain: string): boolean {
  const labels = domain.split(".");
  if (vanityAcademic.has(labels.slice(-2).join("."))) return false;
  if (academicSuffix.test(domain)) return true;
  const registered = labels.at(-2) ?? "";
  return (
    labels.slice(0, -2).some((label) => studentLabels.has(label)) ||
    academicName.test(registered) ||
    (nationalNames.get(labels.at(-1) ?? "")?.test(registered) ?? false)
  );
}
