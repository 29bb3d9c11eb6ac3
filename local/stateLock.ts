import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

/** A stale lock is replaced in a millisecond; after this long, the start that began to do so was killed. */
const maxTakeoverMs = 2_000;
const pollMs = 20;

/**
 * Takes a folder of local state for this process: two Workers on one database would block each other. A lock
 * whose process has ended, e.g. by `kill -9`, is stale and is replaced.
 *
 * @returns Gives the folder back; synchronous, so that the end of the process can call it.
 * @throws When another process holds the lock; the message names that process and the lock's file.
 */
export async function lockState(folder: string): Promise<() => void> {
  await mkdir(folder, { recursive: true });
  const file = join(resolve(folder), "leadlight.pid");
  const own = `${file}.${randomUUID()}`;
  // A link appears with its content; a file that is opened and then written is empty for a moment.
  await writeFile(own, String(process.pid));
  try {
    for (let waitedMs = 0; !(await takeLock(own, file)); waitedMs += pollMs) {
      const holder = await readHolder(file);
      if (isRunning(Number(holder))) {
        throw new Error(
          `leadlight runs already on ${folder} (process ${holder}): stop it, or set LEADLIGHT_STATE to another folder. If that process is another program, delete ${file}.`,
        );
      }
      if (waitedMs > maxTakeoverMs) throw new Error(`Delete ${takeoverOf(file)} and start again.`);
      await wait(pollMs);
    }
  } finally {
    await rm(own, { force: true });
  }
  return () => rmSync(file, { force: true });
}

/** Takes a lock that is free or stale. Of several that find a stale one, the `takeover` lets one replace it. */
async function takeLock(own: string, file: string): Promise<boolean> {
  if (await tryLink(own, file)) return true;
  if (isRunning(Number(await readHolder(file)))) return false;
  if (!(await tryLink(own, takeoverOf(file)))) return false;
  try {
    const holder = await readHolder(file);
    if (holder === null || isRunning(Number(holder))) return false;
    await rename(own, file);
    return true;
  } finally {
    await rm(takeoverOf(file));
  }
}

const takeoverOf = (file: string): string => `${file}.takeover`;

const readHolder = (file: string): Promise<string | null> =>
  readFile(file, "utf8").catch(() => null);

async function tryLink(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  }
}

/** Signal 0 only asks; a process of another user answers EPERM. */
function isRunning(pid: number): boolean {
  if (!Number.isInteger(pid) || pid <= 0) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
