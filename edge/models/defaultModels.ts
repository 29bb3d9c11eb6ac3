import { compileModel } from "../../shared/model/compile.ts";
import { parseModel } from "../../shared/model/parseModel.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import type { ModelStore, StoredModel } from "../ports/models.ts";

/** The default model, for every site that has published none of its own. */
export function createDefaultModels(): ModelStore {
  const parsed = parseModel(b2b);
  if (!parsed.ok) throw new Error(`The default model is broken: ${JSON.stringify(parsed.reason)}`);
  const compiled = Promise.resolve({ ...compileModel(parsed.value), version: 0 });
  return { published: () => compiled, newest: () => compiled };
}

/** What history has of the default model: the version before the first. */
export const defaultVersion: StoredModel = {
  version: 0,
  author: "leadlight",
  note: "The default model",
  publishedAt: null,
  restores: null,
  document: b2b,
};
