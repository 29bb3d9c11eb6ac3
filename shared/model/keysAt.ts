import * as z from "zod";
import { modelSchema } from "./model.ts";

/** The fields that are allowed at a path of a model. */
interface Keys {
  readonly known: readonly string[];
  /** Fields to suggest: the first of each form, or all fields of a single form. */
  readonly heads: readonly string[];
}

/**
 * The fields that the schema knows at a path. Where several forms are possible, those of the forms that have
 * most in common with the document.
 */
export function keysAt(path: readonly PropertyKey[], input: unknown): Keys {
  const forms = formsAt(path);
  const written = Object.keys(Object(input));
  const inCommon = (form: readonly string[]) => form.filter((key) => written.includes(key)).length;
  const scores = forms.map(inCommon);
  const most = Math.max(0, ...scores);
  const meant = forms.filter((_, index) => scores[index] === most);
  return {
    known: [...new Set(meant.flat())],
    heads: meant.length === 1 ? (meant[0] as string[]) : meant.map(([head = ""]) => head),
  };
}

/** A cache by path: a long list of rules with the same fault asks thousands of times. */
const cache = new Map<string, readonly string[][]>();

/** The fields of each form that is possible at a path. */
function formsAt(path: readonly PropertyKey[]): readonly string[][] {
  const id = path.map((key) => (typeof key === "number" ? 0 : key)).join(".");
  const known = cache.get(id);
  if (known !== undefined) return known;
  let schemas: z.core.$ZodType[] = formsOf(modelSchema);
  for (const key of path) schemas = schemas.flatMap((schema) => inside(schema, key));
  const forms = schemas.flatMap((schema) =>
    schema instanceof z.ZodObject ? [Object.keys(schema.shape)] : [],
  );
  if (cache.size > 1_000) cache.clear();
  cache.set(id, forms);
  return forms;
}

/** The schemas of the value under a key. */
function inside(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return formsOf(schema.element);
  if (schema instanceof z.ZodRecord) return formsOf(schema.valueType);
  if (!(schema instanceof z.ZodObject) || !Object.hasOwn(schema.shape, key)) return [];
  return formsOf(schema.shape[key as string]);
}

/** A schema without its wrapping, or each of its alternatives. */
function formsOf(schema: z.core.$ZodType): z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(formsOf);
  if (schema instanceof z.ZodPipe) return formsOf(schema.in);
  const isWrapped =
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodLazy;
  return isWrapped ? formsOf(schema.unwrap()) : [schema];
}
