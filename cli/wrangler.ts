import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { configFile, rootDir } from "../local/paths.ts";

/** Runs wrangler with these arguments, and returns what it prints. */
export type Wrangler = (args: readonly string[]) => Promise<string>;

/** The wrangler of this project. @throws With wrangler's own words. */
export const wrangler: Wrangler = async (args) => {
  const script = `${rootDir}/node_modules/wrangler/bin/wrangler.js`;
  try {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      [script, ...args, "--config", configFile],
      { cwd: rootDir, env: { ...process.env, WRANGLER_SEND_METRICS: "false" } },
    );
    return stdout;
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`wrangler ${args.join(" ")}\n${stdout}${stderr}`.trim());
  }
};

/** Runs one SQL statement on D1: here, or in the Cloudflare account. */
export const executeSql = (sql: string, place: "--local" | "--remote"): Promise<string> =>
  wrangler(["d1", "execute", "DB", place, "--yes", "--command", sql]);

/** A text as SQL writes it. */
export const sqlText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
