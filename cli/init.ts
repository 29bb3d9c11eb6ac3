import { access, readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { stringify } from "yaml";
import { templates } from "../shared/model/templates/templates.ts";
import { isYaml } from "./readDocument.ts";

export const initHelp = `leadlight init [--template b2b] [--out model.json]

Writes a template's model to start from, and its golden leads beside it: model.json and model.leads.json, or
both as YAML with --out model.yaml. Templates: ${Object.keys(templates).join(", ")}.`;

export async function init(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      template: { type: "string", default: "b2b" },
      out: { type: "string", default: "model.json" },
    },
  });
  const { template: name, out } = values;
  if (!Object.hasOwn(templates, name)) {
    throw new Error(`There is no template "${name}".\n\n${initHelp}`);
  }
  const leads = out.replace(/(\.[^./]+)?$/, (end) => `.leads${end || ".json"}`);
  for (const file of [out, leads]) {
    if (await exists(file)) throw new Error(`${file} is there already: choose another with --out.`);
  }
  const template = templates[name as keyof typeof templates];
  await writeFile(out, written(out, template));
  await writeFile(leads, written(leads, await leadsOf(name)));
  console.log(`${out}: edit it, then \`leadlight check ${out}\` and \`leadlight publish\`.
${leads}: what it must make of some leads; \`leadlight test ${leads}\` says whether it still does.`);
}

const written = (file: string, document: unknown): string =>
  isYaml(file) ? stringify(document, { lineWidth: 100 }) : `${JSON.stringify(document, null, 2)}\n`;

/** The golden leads that stand beside the template, under its name. */
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
