import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { configFile, rootDir, stateDir } from "./paths.ts";

/**
 * Applies what is new in `migrations/` to the local D1, with wrangler, which remembers what was.
 *
 * @throws With wrangler's own words when a migration fails.
 */
export async function migrate(persistTo = stateDir): Promise<void> {
  const wrangler = `${rootDir}/node_modules/wrangler/bin/wrangler.js`;
  try {
    await promisify(execFile)(
      process.execPath,
      [
        wrangler,
        ...["d1", "migrations", "apply", "DB", "--local"],
        ...["--config", configFile, "--persist-to", persistTo],
      ],
      { cwd: rootDir, env: { ...process.env, CI: "true", WRANGLER_SEND_METRICS: "false" } },
    );
  } catch (error) {
    const { stdout = "", stderr = "" } = error as { stdout?: string; stderr?: string };
    throw new Error(`The migrations could not be applied.\n${stdout}${stderr}`);
  }
}
