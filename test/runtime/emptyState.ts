import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { cp } from "node:fs/promises";
import { migrate } from "../../local/migrate.ts";
import { rootDir } from "../../local/paths.ts";

/** One for every text of the migrations: while one is being written, it changes under the same name. */
const hash = createHash("sha256");
for (const name of readdirSync(`${rootDir}/migrations`).sort())
  hash.update(readFileSync(`${rootDir}/migrations/${name}`));
const template = `${rootDir}/dist/empty-state/${hash.digest("hex").slice(0, 16)}`;

/** Before the tests that start Workers: databases with every table and no row, which takes wrangler seconds to make. */
export default (): Promise<void> => migrate(template);

/** Puts a copy of them into `dir`, which need not be there. */
export async function emptyState(dir: string): Promise<void> {
  await migrate(template);
  await cp(template, dir, { recursive: true });
}
