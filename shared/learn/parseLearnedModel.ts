import { fail, ok, type Result } from "../result.ts";
import type { Statement } from "./data/statement.ts";
import type { LearnedModel } from "./model.ts";

/** The longest text of a model: 200 features with 64 bins of numbers take a third of it, with categories the rest. */
export const maxModelChars = 1_000_000;

/** The text of a model, to be stored. */
export function stringifyLearnedModel(model: LearnedModel): Result<string, Statement> {
  const text = JSON.stringify(model);
  if (text.length <= maxModelChars) return ok(text);
  return fail({
    code: "too-large",
    text: `The model has ${text.length} characters; ${maxModelChars} are allowed. Train with fewer features.`,
  });
}

/** Reads what `stringifyLearnedModel` wrote. A newer version, or another text, is refused with the reason. */
export function parseLearnedModel(text: string): Result<LearnedModel, Statement> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return fail({ code: "not-json", text: "The stored model is not JSON. Train again." });
  }
  if (typeof value !== "object" || value === null || !("version" in value) || !("sum" in value))
    return fail({ code: "no-model", text: "The stored text is not a learned model. Train again." });
  if (value.version !== 1)
    return fail({
      code: "other-version",
      text: `The stored model has version ${String(value.version)}; this program reads version 1. Train again.`,
    });
  return ok(value as LearnedModel);
}
