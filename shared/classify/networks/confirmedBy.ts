import { domainOf } from "../emailKind.ts";
import type { Network } from "../network.ts";
import { foldName } from "./foldName.ts";
import { coreOf } from "./legalForms.ts";

/** Words too common to be a company's name alone. */
const commonWords = new Set(
  `american national united first general international deutsche royal bank banco north south east west
  new city state global world central federal capital trust credit health medical university college
  institute technology systems group`.split(/\s+/),
);

/**
 * Whether an e-mail domain is the organisation's: its registered name is the organisation's first words
 * written together (`morgan-stanley.com`), or its initials, three at least (`ibm.com`).
 */
export function agreesWithDomain(organisation: string, domain: string): boolean {
  const labels = domain.toLowerCase().split(".");
  // The `a` of a.co.uk and of a.com.
  const name = (
    labels.length > 2 && /^(?:ac|co|com|edu|gob|gov|gv|net|or|org)$/.test(labels.at(-2) as string)
      ? labels.at(-3)
      : labels.at(-2)
  )?.replaceAll("-", "");
  if (name === undefined || name.length < 2) return false;
  const words = coreOf(foldName(organisation).split(" "));
  const initials = words
    .filter((word) => word.length > 2)
    .map((word) => word[0])
    .join("");
  if (initials.length >= 3 && initials === name) return true;
  return words.some(
    (word, last) =>
      words.slice(0, last + 1).join("") === name &&
      (last > 0 || words.length === 1 || !commonWords.has(word)),
  );
}

/**
 * Raises the confidence in a network when a verified e-mail address is at the organisation's own
 * domain. An internet provider stays one: its staff is rarer than its customers.
 *
 * @param email A verified address.
 */
export function confirmedBy(network: Network, email: string): Network {
  const domain = domainOf(email);
  if (network.kind === "isp" || network.kind === "hosting") return network;
  if (domain === null || !agreesWithDomain(network.organisation, domain)) return network;
  const kind = network.kind === "unknown" ? "company" : network.kind;
  return { ...network, kind, confidence: "high", because: `a verified address at ${domain}` };
}
