import { insertVersion, startRescore } from "../edge/adapters/d1/publishSql.ts";
import { sqlText } from "./wrangler.ts";

/** The Worker's own statements with their values written into them: wrangler takes no parameters. */
export function publishSql(site: string, document: string, author: string, note = ""): string {
  const now = Date.now();
  return [
    withValues(insertVersion, [site, document, author, note, now, null, null, null]),
    withValues(startRescore, [site, now]),
  ].join(";\n");
}

const withValues = (sql: string, values: readonly (string | number | null)[]): string =>
  sql.replaceAll(/\?(\d)/g, (_, index: string) => {
    const value = values[Number(index) - 1] ?? null;
    return typeof value === "string" ? sqlText(value) : String(value);
  });
