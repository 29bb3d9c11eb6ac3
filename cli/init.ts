import { access, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { templates } from "../shared/model/templates/templates.ts";

export const initHelp = `leadlight init [--template b2b] [--out model.json]

Writes a template's model to start from. Templates: ${Object.keys(templates).join(", ")}.`;

export async function init(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      template: { type: "string", default: "b2b" },
      out: { type: "string", default: "model.json" },
    },
  });
  const template = Object.hasOwn(templates, values.template)
    ? templates[values.template as keyof typeof templates]
    : undefined;
  if (template === undefined) {
    throw new Error(`There is no template "${values.template}".\n\n${initHelp}`);
  }
  const exists = await access(values.out).then(
    () => true,
    () => false,
  );
  if (exists) throw new Error(`${values.out} is there already: choose another with --out.`);
  await writeFile(values.out, `${JSON.stringify(template, null, 2)}\n`);
  console.log(
    `${values.out}: edit it, then \`leadlight check ${values.out}\` and \`leadlight publish\`.`,
  );
}
