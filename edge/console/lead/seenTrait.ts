import { type Confidence, type Network, networkOf } from "../../../shared/classify/network.ts";
import { confirmedBy } from "../../../shared/classify/networks/confirmedBy.ts";
import type { Explanation } from "../../leads/readLead.ts";

/** A trait that nobody stated: what to show, how sure it is, and why. */
export interface SeenTrait {
  readonly value: string;
  /** Nothing for where the network is, which needs no guess. */
  readonly mark?: string;
  readonly title?: string;
}

const words: Readonly<Record<Confidence, string>> = {
  low: "perhaps",
  medium: "likely",
  high: "quite sure",
};

/**
 * How a trait that was seen from the network is shown; `null` when it had better not be: a name that is
 * known for an internet provider's since it was stored.
 */
export function seenTrait(
  name: string,
  value: unknown,
  { email }: Explanation["traits"],
): SeenTrait | null {
  if (name !== "organisation") {
    return { value: name === "country" ? countryName(String(value)) : String(value) };
  }
  const seen = networkOf(String(value));
  if (seen.kind === "isp" || seen.kind === "hosting") return null;
  const network =
    email?.verified && typeof email.value === "string" ? confirmedBy(seen, email.value) : seen;
  return {
    value: String(value),
    mark: words[network.confidence],
    title: whyOf(network),
  };
}

const whyOf = ({ because }: Network): string =>
  `Whose network the visitor uses, told by ${because}; a guest's, too`;

const names = new Intl.DisplayNames("en", { type: "region" });

/** `NL` is the Netherlands; a code that no one knows stays as it is. */
function countryName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
