import { access, readdir } from "node:fs/promises";
import { basename, dirname, join } from "node:path";

/** Golden leads, and the model that they test. */
export interface LeadsFile {
  readonly leads: string;
  readonly model: string;
}

const leadsName = /\.leads\.(json|ya?ml)$/i;
const modelEnds = [".json", ".yaml", ".yml"];

/**
 * The files to test: the named ones, or else every `*.leads.yaml|yml|json` beside the model. `shop.leads.yaml` tests
 * `shop.json` or `shop.yaml` where one exists, else `model.json` or `model.yaml`.
 *
 * @param model The file of the model, where it is named.
 * @throws When there are no golden leads, or no model is found.
 */
export async function findLeads(
  named: readonly string[],
  model: string | undefined,
): Promise<readonly LeadsFile[]> {
  const files = named.length > 0 ? named : await leadsIn(dirname(model ?? "."), model);
  return Promise.all(
    files.map(async (leads) => ({ leads, model: model ?? (await modelOf(leads)) })),
  );
}

/** For a model `shop.yaml` the files named `shop.leads.…`, if there are any; else all in the folder. */
async function leadsIn(folder: string, model: string | undefined): Promise<string[]> {
  const found = (await readdir(folder)).filter((name) => leadsName.test(name)).sort();
  const stem = model === undefined ? "" : stemOf(model);
  const own = found.filter((name) => name.replace(leadsName, "") === stem);
  const files = own.length > 0 ? own : found;
  if (files.length > 0) return files.map((name) => join(folder, name));
  throw new Error(
    `There are no golden leads in ${folder}: no file is named *.leads.yaml or *.leads.json.`,
  );
}

async function modelOf(leads: string): Promise<string> {
  const stem = basename(leads).replace(leadsName, "");
  const stems = stem === basename(leads) ? ["model"] : [stem, "model"];
  const candidates = stems.flatMap((name) =>
    modelEnds.map((end) => join(dirname(leads), `${name}${end}`)),
  );
  for (const file of candidates) if (await exists(file)) return file;
  throw new Error(`No model beside ${leads}: name it with --model, or call it model.json.`);
}

const stemOf = (file: string): string => basename(file).replace(/\.[^.]+$/, "");

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );
