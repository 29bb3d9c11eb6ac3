import { toJSONSchema } from "zod";
import { modelSchema } from "../shared/model/model.ts";

export const schemaHelp = `leadlight schema

Prints the JSON Schema of models, the one that docs/model.schema.json holds.`;

export async function schema(): Promise<void> {
  console.log(modelJsonSchema());
}

/** What editors complete and check models with, made from the schema that validates them. */
export const modelJsonSchema = (): string =>
  JSON.stringify(toJSONSchema(modelSchema, { io: "input" }), null, 2);
