import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { lockState } from "./stateLock.ts";

let folder: string;
let file: string;
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), "leadlight-lock-")), "new state");
  file = join(folder, "leadlight.pid");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

/** The id of a process that has ended. */
async function endedProcess(): Promise<number> {
  const child = spawn(process.execPath, ["--version"]);
  await once(child, "exit");
  return child.pid as number;
}

it("refuses a second lock while the process of the first runs, and says which", async () => {
  const unlock = await lockState(folder);
  await expect(lockState(folder)).rejects.toThrow(
    `leadlight runs already on ${folder} (process ${process.pid})`,
  );
  unlock();
  (await lockState(folder))();
  expect(await readdir(folder)).toEqual([]);
});

it.each([
  ["of a process that was killed", endedProcess],
  ["without a process id", async () => "not a number"],
  ["that is empty", async () => ""],
])("takes over a lock %s", async (_, content) => {
  (await lockState(folder))();
  await writeFile(file, String(await content()));
  const unlock = await lockState(folder);
  expect(await readFile(file, "utf8")).toBe(String(process.pid));
  unlock();
});

it("gives the lock to one of many that ask at once, a stale one in their way or not", async () => {
  for (const stale of [null, "999999999"]) {
    (await lockState(folder))();
    if (stale !== null) await writeFile(file, stale);
    const results = await Promise.allSettled(Array.from({ length: 20 }, () => lockState(folder)));
    const locked = results.filter((result) => result.status === "fulfilled");
    expect(locked).toHaveLength(1);
    locked[0]?.value();
    expect(await readdir(folder)).toEqual([]);
  }
});
