import { userInfo } from "node:os";
import { parseArgs } from "node:util";
import { SITE_KEY_PATTERN } from "../shared/identity/ids.ts";
import { listed, readModel } from "./readModel.ts";
import { executeSql, sqlText } from "./wrangler.ts";

export const publishHelp = `leadlight publish MODEL.JSON --site KEY [--author NAME] [--remote]

Publishes a model for a site. What visitors did before is scored by it, too: a lead that is looked at
at once, lists within minutes (every event is gone over once, a minute at a time).
--remote: in your Cloudflare account.`;

/** D1 takes statements of 100 KB: some 500 rules. */
const maxChars = 90_000;

export async function publish(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      site: { type: "string", default: "" },
      author: { type: "string", default: userInfo().username },
      remote: { type: "boolean", default: false },
    },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error(`Which model?\n\n${publishHelp}`);
  if (!SITE_KEY_PATTERN.test(values.site)) throw new Error(`For which site?\n\n${publishHelp}`);
  const { model, warnings } = await readModel(file);
  if (warnings.length > 0) console.log(listed("Warnings:", warnings));
  const compact = JSON.stringify(model);
  if (compact.length > maxChars) {
    throw new Error(
      `${file} has ${compact.length} characters; D1 takes ${maxChars} in a statement.`,
    );
  }
  await executeSql(
    publishSql(values.site, compact, values.author),
    values.remote ? "--remote" : "--local",
  );
  console.log(`"${model.name}" scores ${values.site} within half a minute; lists follow.`);
}

/** The next version of a site's model, and the sweep from the first event again. */
export const publishSql = (site: string, document: string, author: string): string =>
  `INSERT INTO models (site_key, version, document, author, published_at)
   SELECT ${sqlText(site)}, COALESCE(MAX(version), 0) + 1, ${sqlText(document)}, ${sqlText(author)}, ${Date.now()}
   FROM models WHERE site_key = ${sqlText(site)};
   DELETE FROM cursors WHERE name = 'fold_tails'`;
