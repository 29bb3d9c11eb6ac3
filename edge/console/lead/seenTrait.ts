import { type Confidence, type Network, networkOf } from "../../../shared/classify/network.ts";
import { confirmedBy } from "../../../shared/classify/networks/confirmedBy.ts";
import type { Explanation } from "../../leads/readLead.ts";

/** A property that was inferred from the IP address: what to show, how certain it is, and why. */
interface SeenTrait {
  readonly value: string;
  /** Absent for country and region, which are no guess. */
  readonly mark?: string;
  readonly title?: string;
}

const words: Readonly<Record<Confidence, string>> = {
  low: "possible",
  medium: "likely",
  high: "very likely",
};

/**
 * How an inferred property is shown; `null` when it must not be shown: a name that turned out to be an
 * internet provider's after it was stored.
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
  `The owner of the network, inferred from ${because}; guests may use it too`;

const names = new Intl.DisplayNames("en", { type: "region" });

/** `NL` is the Netherlands; an unknown code is shown unchanged. */
export function countryName(code: string): string {
  try {
    return names.of(code) ?? code;
  } catch {
    return code;
  }
}
