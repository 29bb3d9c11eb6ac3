import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { migrate } from "../../local/migrate.ts";
import { rootDir } from "../../local/paths.ts";

/** A template for each text of the migrations: a migration that is being written changes under the same name. */
const hash = createHash("sha256");
for (const name of readdirSync(`${rootDir}/migrations`).sort())
  hash.update(readFileSync(`${rootDir}/migrations/${name}`));
const template = `${rootDir}/dist/empty-state/${hash.digest("hex").slice(0, 16)}`;

/** Creates databases with every table and no row before the tests: wrangler takes seconds for that. */
export default (): Promise<void> => migrate(template);

/** Copies the empty databases to `dir`, and creates that folder if necessary. */
export async function emptyState(dir: string): Promise<void> {
  await migrate(template);
  await cp(template, dir, { recursive: true });
}
