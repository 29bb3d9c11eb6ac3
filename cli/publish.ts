import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { insertVersion, startRescore } from "../edge/adapters/d1/publishSql.ts";
import { SITE_KEY_PATTERN } from "../shared/identity/ids.ts";
import { type Api, apiHelp, apiOptions, openApi } from "./api.ts";
import { previewAndReport } from "./preview.ts";
import { listed, readModel } from "./readModel.ts";
import { followRescore } from "./rescoreBar.ts";
import { type DbTarget, executeSql, sqlText } from "./wrangler.ts";

export const publishHelp = `leadlight publish MODEL.JSON [--note WHY] [--author NAME] [--dry-run] [--url URL] [--key KEY]
leadlight publish MODEL.JSON --site KEY [--note WHY] [--author NAME] [--remote]

Publishes a model. What visitors did before is scored by it, too: a lead that is looked at within half a
minute, lists as the bar shows. --dry-run: only what it would do to the leads, as \`leadlight preview\`.
${apiHelp}
With --site it writes into the database itself, which needs nothing that runs: of this machine, or with
--remote of your Cloudflare account.`;

/** D1 takes statements of 100 KB: some 500 rules. */
const maxChars = 90_000;

export async function publish(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...apiOptions,
      site: { type: "string" },
      author: { type: "string", default: userInfo().username },
      note: { type: "string", default: "" },
      "dry-run": { type: "boolean", default: false },
      remote: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error(`Which model?\n\n${publishHelp}`);
  const { model, document, warnings } = await readModel(file);
  if (warnings.length > 0) console.log(listed("Warnings:", warnings));
  const { author, note } = values;
  if (values.site !== undefined) {
    if (values["dry-run"]) throw new Error("--dry-run asks a running leadlight: leave --site out.");
    const target = values.remote ? "--remote" : "--local";
    await publishBySql(values.site, JSON.stringify(document), author, note, target);
    console.log(`"${model.name}" scores ${values.site} within half a minute; lists follow.`);
    return;
  }
  if (values.remote) throw new Error(`For which site?\n\n${publishHelp}`);
  const api = await openApi(values);
  if (values["dry-run"]) return previewAndReport(api, document, file);
  await publishByApi(api, "/v1/model/publish", { document, author, note });
}

/** Publishes, says so, and shows how the lists follow. */
export async function publishByApi(api: Api, path: string, body: unknown): Promise<void> {
  const { version } = await api<{ version: number }>("POST", path, body);
  console.log(`Version ${version} is published: it scores everywhere within half a minute.`);
  await followRescore(api, version);
}

async function publishBySql(
  site: string,
  document: string,
  author: string,
  note: string,
  target: DbTarget,
): Promise<void> {
  if (!SITE_KEY_PATTERN.test(site)) throw new Error(`For which site?\n\n${publishHelp}`);
  if (document.length > maxChars) {
    throw new Error(
      `The model has ${document.length} characters, and a command may carry ${maxChars}: publish it with --url and --key.`,
    );
  }
  await executeSql(publishSql(site, document, author, note), target);
}

/** The statements of the Worker, with their parameters written out: wrangler takes no others. */
export function publishSql(site: string, document: string, author: string, note = ""): string {
  const now = Date.now();
  return [
    writtenOut(insertVersion, [site, document, author, note, now, null, null, null]),
    writtenOut(startRescore, [site, now]),
  ].join(";\n");
}

const writtenOut = (sql: string, values: readonly (string | number | null)[]): string =>
  sql.replaceAll(/\?(\d)/g, (_, index: string) => {
    const value = values[Number(index) - 1] ?? null;
    return typeof value === "string" ? sqlText(value) : String(value);
  });
