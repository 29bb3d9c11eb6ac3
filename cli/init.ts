import { access, readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { templates } from "../shared/model/templates/templates.ts";
import { type Command, UsageError } from "./command.ts";
import { print } from "./print.ts";
import { isYaml } from "./readDocument.ts";

export const init: Command = {
  name: "init",
  usage: "init [--template b2b] [--out model.json]",
  describe: `Writes a template's model to start from, and its golden leads beside it: model.json and model.leads.json, or
both as YAML with --out model.yaml. Templates: ${Object.keys(templates).join(", ")}.`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      template: { type: "string", default: "b2b" },
      out: { type: "string", default: "model.json" },
    },
  });
  const { template: name, out } = values;
  if (!Object.hasOwn(templates, name)) {
    throw new UsageError(`There is no template "${name}".`);
  }
  const leads = out.replace(/(\.[^./]+)?$/, (end) => `.leads${end || ".json"}`);
  for (const file of [out, leads]) {
    if (await exists(file)) throw new Error(`${file} exists already: choose another with --out.`);
  }
  const template = templates[name as keyof typeof templates];
  await writeFile(out, written(out, template));
  await writeFile(leads, written(leads, await leadsOf(name)));
  print(`${out}: edit it, then \`leadlight check ${out}\` and \`leadlight publish\`.
${leads}: leads with the scores they must get; \`leadlight test ${leads}\` checks them.`);
}

const written = (file: string, document: unknown): string =>
  isYaml(file) ? stringify(document, { lineWidth: 100 }) : `${JSON.stringify(document, null, 2)}\n`;

/** The golden leads beside the template, in a file of its name. */
const leadsOf = async (template: string): Promise<unknown> =>
  JSON.parse(
    await readFile(
      new URL(`../shared/model/templates/${template}.leads.json`, import.meta.url),
      "utf8",
    ),
  );

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
