import { lintModel } from "../../shared/model/lintModel.ts";
import type { Model } from "../../shared/model/model.ts";
import type { ModelFault } from "../../shared/model/modelFault.ts";
import { parseModel } from "../../shared/model/parseModel.ts";
import { fail, ok, type Result } from "../../shared/result.ts";

/** D1 keeps no text above 2,000,000 bytes. */
const maxStoredBytes = 1_900_000;

interface CheckedModel {
  readonly model: Model;
  readonly warnings: readonly ModelFault[];
}

/** Whether a document may be kept as a model: all its faults, or the model and what it hardly means. */
export function checkDocument(document: unknown): Result<CheckedModel, readonly ModelFault[]> {
  const parsed = parseModel(document);
  if (!parsed.ok) return parsed;
  const bytes = new TextEncoder().encode(JSON.stringify(document)).length;
  if (bytes > maxStoredBytes) {
    const message = `has ${bytes} bytes: at most ${maxStoredBytes} can be kept`;
    return fail([{ at: "model", message }]);
  }
  return ok({ model: parsed.value, warnings: lintModel(parsed.value) });
}
