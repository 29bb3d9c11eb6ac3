import type * as z from "zod";
import { keysAt } from "./keysAt.ts";
import type { ModelFault } from "./modelFault.ts";
import { nearestWord } from "./nearestWord.ts";

type Issue = z.core.$ZodIssue;
type Path = readonly PropertyKey[];

/** The faults that the schema finds in a document, as sentences with a fix. */
export const shapeFaults = (issues: readonly Issue[]): ModelFault[] =>
  issues.flatMap((issue) => faultsOf(issue, []));

/**
 * Where several forms were possible (an event rule or a state rule, one of the operators), names the fault of
 * the form that was probably meant, instead of «invalid input».
 */
function faultsOf(issue: Issue, parent: Path): ModelFault[] {
  const path = [...parent, ...issue.path];
  if (issue.code === "unrecognized_keys") return strangers(issue.keys, path, issue.input);
  if (issue.code !== "invalid_union" || issue.errors.length === 0) {
    return [fault(path, sentenceOf(issue))];
  }
  const [meant = []] = [...issue.errors].sort((a, b) => distance(a) - distance(b));
  if (distance(meant) < 2 * stranger) return meant.flatMap((inner) => faultsOf(inner, path));
  if (typeof issue.input !== "object" || issue.input === null) {
    return [fault(path, `cannot be ${shown(issue.input)}: \`leadlight schema\` lists what can`)];
  }
  const { known, heads } = keysAt(path, issue.input);
  const unknown = Object.keys(issue.input).filter((key) => !known.includes(key));
  if (unknown.length > 0) return strangers(unknown, path, issue.input);
  return [fault(path, `needs one of: ${heads.join(", ")}`)];
}

/** The weight of an unknown or a missing field. */
const stranger = 10;

/** How far a document is from a form. An object is far from a word. */
const distance = (issues: readonly Issue[]): number =>
  issues.reduce((sum, issue) => {
    if (issue.code === "unrecognized_keys") return sum + stranger * issue.keys.length;
    const isWord = issue.code === "invalid_value" && issue.path.length === 0;
    if (isWord && typeof issue.input === "object") return sum + 2 * stranger;
    const isOfAnother = ["invalid_type", "invalid_value", "invalid_union"].includes(issue.code);
    return sum + (isOfAnother && issue.path.length <= 1 ? stranger : 1);
  }, 0);

/** Unknown fields: with the field that was probably meant, or else a list of the known ones. */
function strangers(unknown: readonly string[], path: Path, input: unknown): ModelFault[] {
  const { known, heads } = keysAt(path, input);
  return unknown.map((key) => {
    if (known.includes(key)) return fault([...path, key], "does not go with the fields beside it");
    const near = nearestWord(key, known);
    const fix = near === null ? `use one of ${heads.join(", ")}` : `did you mean "${near}"?`;
    return fault([...path, key], `is not known here: ${fix}`);
  });
}

function sentenceOf(issue: Issue): string {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined
        ? `is missing: it must be ${nameOf(issue.expected)}`
        : `must be ${nameOf(issue.expected)}, not ${shown(issue.input)}`;
    case "invalid_value": {
      const values = issue.values.map(String);
      const near = typeof issue.input === "string" ? nearestWord(issue.input, values) : null;
      if (near !== null) return `${shown(issue.input)} is not known: did you mean "${near}"?`;
      return `must be ${values.length === 1 ? "" : "one of "}${values.join(", ")}, not ${shown(issue.input)}`;
    }
    case "too_small":
      return boundOf(issue.origin, issue.inclusive ? "at least" : "more than", issue.minimum);
    case "too_big":
      return boundOf(issue.origin, issue.inclusive ? "at most" : "less than", issue.maximum);
    default:
      return issue.message;
  }
}

function boundOf(origin: string, words: string, bound: number | bigint): string {
  if (origin === "string") return `must have ${words} ${bound} characters`;
  return `must ${origin === "array" ? "have" : "be"} ${words} ${bound}`;
}

const names: Readonly<Record<string, string>> = {
  string: "a text",
  boolean: "true or false",
  array: "a list",
  record: "an object",
  object: "an object",
  int: "a whole number",
};

const nameOf = (type: string): string => names[type] ?? `a ${type}`;

function shown(input: unknown): string {
  if (input === undefined) return "nothing";
  if (typeof input === "object" && input !== null) {
    return Array.isArray(input) ? "a list" : "an object";
  }
  const text = typeof input === "string" ? JSON.stringify(input) : String(input);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}

const fault = (path: Path, message: string): ModelFault => ({
  at: path.map(String).join(".") || "model",
  message,
});
