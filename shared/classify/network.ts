import { domainOf } from "./emailKind.ts";
import { carriers } from "./networks/carriers.ts";
import { clouds } from "./networks/clouds.ts";
import { companies } from "./networks/companies.ts";
import { foldName } from "./networks/foldName.ts";
import { coreOf } from "./networks/legalForms.ts";
import { phraseTable } from "./networks/phraseTable.ts";
import { tidyName } from "./networks/tidyName.ts";
import {
  accessWords,
  educationPhrases,
  educationWords,
  governmentPhrases,
  governmentWords,
  hostingWords,
  networkWords,
  tradePhrases,
  tradeWords,
  utilityWords,
} from "./networks/words.ts";
import { wordTable } from "./networks/wordTable.ts";

/** Whose network it is. `unknown`: nothing says, and nothing may be said. */
export type NetworkKind = "company" | "isp" | "hosting" | "education" | "government" | "unknown";

/** `high`: an AS number or a whole name of a kept table; `medium`: a telling name; `low`: one word. */
export type Confidence = "low" | "medium" | "high";

export interface Network {
  /** For people: no legal form, no shouting; at most 128 characters. Empty when there is no name. */
  readonly organisation: string;
  readonly kind: NetworkKind;
  readonly confidence: Confidence;
  /** Why, for people: `the name "Comcast"`. */
  readonly because: string;
}

interface Tables {
  readonly carriers: ReturnType<typeof phraseTable>;
  readonly clouds: ReturnType<typeof phraseTable>;
  readonly companies: ReturnType<typeof phraseTable>;
  readonly access: ReturnType<typeof wordTable>;
  readonly hosting: ReturnType<typeof wordTable>;
  readonly network: ReturnType<typeof wordTable>;
  readonly utility: ReturnType<typeof wordTable>;
  readonly education: ReturnType<typeof wordTable>;
  readonly government: ReturnType<typeof wordTable>;
  readonly trade: ReturnType<typeof wordTable>;
}

let built: Tables | undefined;

/** Built by the first visitor of an isolate, not while the Worker starts. */
function tables(): Tables {
  built ??= {
    carriers: phraseTable(carriers),
    clouds: phraseTable(clouds),
    companies: phraseTable(companies),
    access: wordTable(accessWords),
    hosting: wordTable(hostingWords),
    network: wordTable(networkWords),
    utility: wordTable(utilityWords),
    education: wordTable(educationWords, educationPhrases),
    government: wordTable(governmentWords, governmentPhrases),
    trade: wordTable(tradeWords, tradePhrases),
  };
  return built;
}

/**
 * Whose network somebody uses, from what Cloudflare says of its autonomous system. Unknown unless
 * something speaks for it: calling an internet provider the visitor's company is the worse mistake.
 *
 * @param asOrganization Name of who runs the autonomous system, e.g. `Comcast Cable Communications, LLC`.
 * @param asn Number of the autonomous system, e.g. `7922`.
 * @example
 * networkOf("ASML Netherlands B.V."); // { organisation: "ASML Netherlands", kind: "company", confidence: "medium", … }
 */
export function networkOf(asOrganization: string, asn?: number): Network {
  const name = asOrganization.slice(0, maxNameChars);
  return { organisation: tidyName(name), ...judge(name, asn) };
}

/** Registries' names are shorter; what is longer is not read. */
const maxNameChars = 256;

function judge(name: string, asn: number | undefined): Omit<Network, "organisation"> {
  const known = tables();
  const words = foldName(name).replace(/^the /, "").split(" ");
  const core = coreOf(words);
  const says = (kind: NetworkKind, confidence: Confidence, because: string) => ({
    kind,
    confidence,
    because,
  });

  if (asn !== undefined && known.clouds.numbers.has(asn))
    return says("hosting", "high", `AS${asn}`);
  if (asn !== undefined && known.carriers.numbers.has(asn)) return says("isp", "high", `AS${asn}`);

  // A company's own name may hold a telling word ("Juniper Networks"); what follows it may not.
  const company = known.companies.find(words, core, true);
  if (company !== undefined) {
    const rest = words.slice(company.split(" ").length);
    const other = known.access(rest) ?? known.hosting(rest) ?? known.network(rest);
    if (other === undefined) return says("company", "medium", `the name "${company}"`);
    return says("unknown", "low", `the name "${company}", but also "${other}"`);
  }
  const cloud = known.clouds.find(words, core);
  if (cloud !== undefined) return says("hosting", "high", `the name "${cloud}"`);
  const carrier = known.carriers.find(words, core);
  if (carrier !== undefined) return says("isp", "high", `the name "${carrier}"`);

  const found = (
    [
      [known.access, "isp", "medium"],
      [known.hosting, "hosting", "medium"],
      [known.utility, "unknown", "low"],
      [known.education, "education", "medium"],
      [known.government, "government", "medium"],
      [known.network, "isp", "low"],
      [known.trade, "company", "low"],
    ] as const
  )
    .map(([look, kind, confidence]) => ({ word: look(words), kind, confidence }))
    .find(({ word }) => word !== undefined);
  return found === undefined
    ? says("unknown", "low", "nothing in the name tells")
    : says(found.kind, found.confidence, `the word "${found.word}"`);
}

/** Too common for one of them alone to be a name. */
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
  // Of a.co.uk and a.com it is the a.
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
 * The same network, surer when a back end vouches for an e-mail address at the organisation's own
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
