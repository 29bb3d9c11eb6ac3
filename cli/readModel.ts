import { lintModel } from "../shared/model/lintModel.ts";
import type { Model } from "../shared/model/model.ts";
import { type ModelFault, parseModel } from "../shared/model/parseModel.ts";
import { listed } from "./listed.ts";
import { readDocument } from "./readDocument.ts";

/**
 * Reads and checks a model's file, in JSON or YAML.
 *
 * @throws With every fault and its place, one a line.
 */
export async function readModel(file: string): Promise<{
  readonly model: Model;
  /** As it was written. */
  readonly document: unknown;
  readonly warnings: readonly ModelFault[];
}> {
  const document = await readDocument(file);
  const parsed = parseModel(document);
  if (!parsed.ok) throw new Error(listed(`${file} is not a valid model:`, parsed.reason));
  return { model: parsed.value, document, warnings: lintModel(parsed.value) };
}
