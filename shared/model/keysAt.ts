import * as z from "zod";
import { modelSchema } from "./model.ts";

/** What may be written at a place of a model. */
interface Keys {
  readonly known: readonly string[];
  /** Those to name to somebody who wrote none of them: of each form its first, of a single form all. */
  readonly heads: readonly string[];
}

/**
 * The fields that the schema knows at a place. Where several forms are possible, those of the forms that
 * have most in common with what stands there.
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

/** Places that were asked for: a long list of rules with one and the same fault asks thousands of times. */
const asked = new Map<string, readonly string[][]>();

/** The fields of each form that is possible at a place. */
function formsAt(path: readonly PropertyKey[]): readonly string[][] {
  const id = path.map((key) => (typeof key === "number" ? 0 : key)).join(".");
  const known = asked.get(id);
  if (known !== undefined) return known;
  let places: z.core.$ZodType[] = formsOf(modelSchema);
  for (const key of path) places = places.flatMap((place) => inside(place, key));
  const forms = places.flatMap((place) =>
    place instanceof z.ZodObject ? [Object.keys(place.shape)] : [],
  );
  if (asked.size > 1_000) asked.clear();
  asked.set(id, forms);
  return forms;
}

/** The schemas of what stands under a key. */
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
