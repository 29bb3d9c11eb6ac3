import { readFile, stat } from "node:fs/promises";
import { lintModel } from "../shared/model/lintModel.ts";
import type { Model } from "../shared/model/model.ts";
import { type ModelFault, parseModel } from "../shared/model/parseModel.ts";

/** 2,000 rules are half of this. */
const maxBytes = 1_000_000;

/**
 * Reads and checks a model's file.
 *
 * @throws With every fault and its place, one a line.
 */
export async function readModel(file: string): Promise<{
  readonly model: Model;
  readonly document: string;
  readonly warnings: readonly ModelFault[];
}> {
  const document = await readDocument(file);
  let parsed: ReturnType<typeof parseModel>;
  try {
    parsed = parseModel(JSON.parse(document));
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
  if (!parsed.ok) throw new Error(listed(`${file} is no model:`, parsed.reason));
  return { model: parsed.value, document, warnings: lintModel(parsed.value) };
}

async function readDocument(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw new Error(`${size} bytes; a model has at most ${maxBytes}`);
    return await readFile(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${file} cannot be read: ${code ?? message}`);
  }
}

/** A heading, and a line for each fault. */
export const listed = (heading: string, faults: readonly ModelFault[]): string =>
  [heading, ...faults.map(({ at, message }) => `  ${at}: ${message}`)].join("\n");
