import { readFile, stat } from "node:fs/promises";
import { LineCounter, parseDocument } from "yaml";
import { nestsDeeperThan } from "../shared/wire/depth.ts";
import { yamlNestsFarTooDeep } from "./yamlDepth.ts";

/** Enough for an indented model of 2,000 rules, or for golden leads of years. */
const maxBytes = 5_000_000;

/** As many as the API accepts; parsers and checks recurse, and the stack has an end. */
const maxNesting = 40;

/**
 * Reads a document that people wrote, as YAML or JSON by its file extension.
 *
 * @throws With file, line and column of the fault.
 */
export async function readDocument(file: string): Promise<unknown> {
  const text = await readText(file);
  return isYaml(file) ? parseYaml(file, text) : parseJson(file, text);
}

export const isYaml = (file: string): boolean => /\.ya?ml$/i.test(file);

async function readText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size > maxBytes) throw new Error(`${size} bytes; ${maxBytes} are allowed`);
    return await readFile(file, "utf8");
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new Error(`${file} cannot be read: ${code ?? message}`);
  }
}

function parseJson(file: string, text: string): unknown {
  if (nestsDeeperThan(maxNesting, text)) throw tooDeep(file);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
}

function parseYaml(file: string, text: string): unknown {
  if (yamlNestsFarTooDeep(maxNesting, text)) throw tooDeep(file);
  const lineCounter = new LineCounter();
  // Dates stay texts, as in JSON, and a duplicate key is an error.
  const document = parseDocument(text, { lineCounter, prettyErrors: false });
  const [first] = document.errors;
  if (first !== undefined) {
    const { line, col } = lineCounter.linePos(first.pos[0]);
    throw new Error(`${file}:${line}:${col} is not YAML: ${first.message}`);
  }
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new Error(`${file} is not YAML: ${(error as Error).message}`);
  }
  if (nestsDeeperThan(maxNesting, JSON.stringify(value) ?? "")) throw tooDeep(file);
  return value;
}

const tooDeep = (file: string): Error =>
  new Error(`${file} is nested deeper than ${maxNesting} levels.`);
