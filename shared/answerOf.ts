import type * as z from "zod";

type DeepReadonly<Value> = Value extends readonly (infer Entry)[]
  ? readonly DeepReadonly<Entry>[]
  : Value extends object
    ? { readonly [Name in keyof Value]: DeepReadonly<Value[Name]> }
    : Value;

/** The type of an answer, from its schema: what is received is never changed. */
export type AnswerOf<Schema extends z.ZodType> = DeepReadonly<z.output<Schema>>;
