import { execFile } from "node:child_process";
import { mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import { dirname } from "node:path";
import { promisify } from "node:util";
import { configFile, rootDir, stateDir } from "./paths.ts";

/**
 * Applies new files of `migrations/` to the local D1, with wrangler. Starting wrangler takes seconds, so the list
 * of applied migrations is also written beside the databases, and is deleted with them.
 *
 * @throws With wrangler's own message when a migration fails.
 */
export async function migrate(persistTo = stateDir, apply = applyByWrangler): Promise<void> {
  const stamp = `${persistTo}/v3/d1/migrations.applied`;
  const migrations = (await readdir(`${rootDir}/migrations`)).sort().join("\n");
  const applied = await readFile(stamp, "utf8").catch(() => "");
  if (applied === migrations) return;
  await apply(persistTo);
  await mkdir(dirname(stamp), { recursive: true });
  await writeFile(stamp, migrations);
}

async function applyByWrangler(persistTo: string): Promise<void> {
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
