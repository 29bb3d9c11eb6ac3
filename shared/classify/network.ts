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

/** Who runs a network. `unknown`: no evidence, so no statement. */
type NetworkKind = "company" | "isp" | "hosting" | "education" | "government" | "unknown";

/** `high`: an AS number or a whole name of a kept table; `medium`: a name that implies a kind; `low`: one word. */
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
 * Classifies the network of a visitor by what Cloudflare says about its autonomous system. Unknown unless
 * there is evidence: calling an internet provider the visitor's company is the worse mistake.
 *
 * @param asOrganization Name of who runs the autonomous system, e.g. `Comcast Cable Communications, LLC`.
 * @param asn Number of the autonomous system, e.g. `7922`.
 * @example
 * networkOf("ASML Netherlands B.V."); // { organisation: "ASML Netherlands", kind: "company", confidence: "medium", … }
 */
export function networkOf(asOrganization: string, asn?: number): Network {
  const name = asOrganization.slice(0, maxNameChars);
  return { organisation: tidyName(name), ...evaluateCondition(name, asn) };
}

/** Registries' names are shorter; what is longer is not read. */
const maxNameChars = 256;

/**
 * Brazil's one-person firms. Thousands of them sell access, under their owner's name: Emerson, Hilton,
 * Santos.
 */
const microForms: ReadonlySet<string> = new Set(["me", "mei", "epp", "eireli"]);

const microFormOf = (words: readonly string[]): string | undefined =>
  words.slice(-2).find((word) => microForms.has(word));

function evaluateCondition(name: string, asn: number | undefined): Omit<Network, "organisation"> {
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

  // A company's own name may contain a word that implies a kind ("Juniper Networks"); what follows the name may not.
  const company = known.companies.find(words, core, true);
  if (company !== undefined) {
    const rest = words.slice(company.split(" ").length);
    const other =
      known.access(rest) ?? known.hosting(rest) ?? known.network(rest) ?? microFormOf(rest);
    if (other !== undefined) {
      return says("unknown", "low", `the name "${company}", but also "${other}"`);
    }
    // Colgate University is none of Colgate's.
    const school = known.education(rest);
    if (school !== undefined) return says("education", "medium", `the word "${school}"`);
    return says("company", "medium", `the name "${company}"`);
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
      [microFormOf, "unknown", "low"],
      [known.trade, "company", "low"],
    ] as const
  )
    .map(([look, kind, confidence]) => ({ word: look(words), kind, confidence }))
    .find(({ word }) => word !== undefined);
  return found === undefined
    ? says("unknown", "low", "no word of the name says")
    : says(found.kind, found.confidence, `the word "${found.word}"`);
}
