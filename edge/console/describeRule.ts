import type { Rule } from "../../shared/model/model.ts";
import { formatNumber } from "./format.ts";

/**
 * What a rule looks at, for people: `page view, page type pricing`. Told from the document's own words, so
 * that an operator that is added to models tomorrow is readable here at once.
 */
export function describeRule(rule: Rule): string {
  if ("when" in rule) return sentenceOf(rule.when);
  const { event, ...rest } = rule.on;
  const match = sentenceOf(rest);
  return match === "" ? wordsOf(event) : `${wordsOf(event)}, ${match}`;
}

/** How often it is paid, and whether it fades: `once a session, half after 30 days`. */
export function describeLimit(rule: Rule): string {
  if ("when" in rule) return "while it holds";
  const { limit, decay } = rule;
  const paid =
    typeof limit === "string"
      ? (limits[limit] ?? wordsOf(limit))
      : `at most ${formatNumber(limit.max)} in ${formatNumber(limit.perDays)} days`;
  return decay === undefined
    ? paid
    : `${paid}, half after ${formatNumber(decay.halfLifeDays)} days`;
}

const limits: Readonly<Record<string, string>> = {
  every: "every time",
  once: "once",
  once_per_session: "once a session",
  once_per_object: "once for each",
};

function sentenceOf(value: unknown): string {
  if (Array.isArray(value)) return listOf(value);
  if (typeof value !== "object" || value === null) return textOf(value);
  return Object.entries(value)
    .filter(([, part]) => part !== undefined)
    .map(([name, part]) => partOf(name, part))
    .join(", ");
}

function partOf(name: string, part: unknown): string {
  if (name === "not") return `not (${sentenceOf(part)})`;
  if ((name === "all" || name === "any") && Array.isArray(part)) {
    const joint = name === "all" ? " and " : " or ";
    return part.map((one) => `(${sentenceOf(one)})`).join(joint);
  }
  // Page types, channels and kinds have names of ours; what else stands there is the site's own.
  if (/(type|channel|kind)$/i.test(name)) return `${wordsOf(name)} ${wordsOf(sentenceOf(part))}`;
  const isGroup = typeof part === "object" && part !== null && !Array.isArray(part);
  return isGroup ? `${wordsOf(name)}: ${sentenceOf(part)}` : `${wordsOf(name)} ${sentenceOf(part)}`;
}

/** Names that are written to be read (titles, paths, words) stay as they are. */
const textOf = (value: unknown): string =>
  typeof value === "number" ? formatNumber(value) : String(value);

function listOf(values: readonly unknown[]): string {
  const shown = values.slice(0, 6).map((value) => sentenceOf(value));
  const more = values.length - shown.length;
  return more === 0 ? shown.join(" or ") : `${shown.join(" or ")} or ${formatNumber(more)} more`;
}

/** `page_view` and `withPageType` as words. */
const wordsOf = (name: string): string =>
  name
    .replaceAll("_", " ")
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .toLowerCase();
