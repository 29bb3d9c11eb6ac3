import { toJSONSchema } from "zod";
import { modelSchema } from "../shared/model/model.ts";
import type { Command } from "./command.ts";
import { print } from "./print.ts";

export const schema: Command = {
  name: "schema",
  usage: "schema",
  describe: "Prints the JSON Schema of models, the content of docs/model.schema.json.",
  run: async () => print(modelJsonSchema()),
};

/** Editors complete and check models with it; it is generated from the schema that validates them. */
export const modelJsonSchema = (): string =>
  JSON.stringify(toJSONSchema(modelSchema, { io: "input" }), null, 2);
