import { cp } from "node:fs/promises";
import { migrate } from "../../local/migrate.ts";
import { rootDir } from "../../local/paths.ts";

const template = `${rootDir}/dist/empty-state`;

/** Before the tests that start Workers: databases with every table and no row, which takes wrangler seconds to make. */
export default (): Promise<void> => migrate(template);

/** Puts a copy of them into `dir`, which need not be there. */
export async function emptyState(dir: string): Promise<void> {
  await migrate(template);
  await cp(template, dir, { recursive: true });
}
