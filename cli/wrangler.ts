import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { migrate } from "../local/migrate.ts";
import { configFile, rootDir, stateDir } from "../local/paths.ts";

/** Runs wrangler with these arguments and `input` as its standard input; returns its standard output. */
export type Wrangler = (args: readonly string[], input?: string) => Promise<string>;

/** The wrangler of this project. @throws With wrangler's own message. */
export const wrangler: Wrangler = async (args, input = "") => {
  const script = `${rootDir}/node_modules/wrangler/bin/wrangler.js`;
  try {
    const running = promisify(execFile)(
      process.execPath,
      [script, ...args, "--config", configFile],
      { cwd: rootDir, env: { ...process.env, WRANGLER_SEND_METRICS: "false", NO_COLOR: "1" } },
    );
    running.child.stdin?.end(input);
    const { stdout } = await running;
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    // Not the whole command: a statement may be a model of 90 KB.
    throw new Error(`wrangler ${args.slice(0, 3).join(" ")} failed.\n${stdout}${stderr}`.trim());
  }
};

/** The D1 of this machine, or the one in the Cloudflare account. */
export type DbTarget = "--local" | "--remote";

/** Runs SQL on D1; the local one gets new migrations first. @throws When a row names a site that does not exist. */
export async function executeSql(sql: string, target: DbTarget): Promise<void> {
  try {
    await runSql(sql, target);
  } catch (error) {
    if (!String(error).includes("FOREIGN KEY")) throw error;
    throw new Error("There is no such site: create it first with `leadlight site`.");
  }
}

/** Reads rows from D1. */
export async function querySql<Row>(sql: string, target: DbTarget): Promise<readonly Row[]> {
  const [answer] = JSON.parse(await runSql(sql, target, "--json")) as { results: Row[] }[];
  return answer?.results ?? [];
}

async function runSql(sql: string, target: DbTarget, ...more: readonly string[]): Promise<string> {
  if (target === "--local") await migrate();
  const where = target === "--local" ? [target, "--persist-to", stateDir] : [target];
  return wrangler(["d1", "execute", "DB", ...where, "--yes", ...more, "--command", sql]);
}

/** A text as a literal of SQL. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
