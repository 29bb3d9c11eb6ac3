import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { rootDir } from "../../local/paths.ts";

it("starts everything, moves aside for a taken port, and leaves nothing running", async () => {
  const taken = createServer().listen(18_787, "127.0.0.1");
  await once(taken, "listening");
  const child = spawn(
    process.execPath,
    [`${rootDir}/cli/leadlight.ts`, "start", "--port", "18787", "--demo-port", "18788"],
    { detached: true, stdio: ["ignore", "pipe", "pipe"] },
  );
  try {
    const output = await untilReady(child);
    expect(output).toContain("Port 18787 is taken: the Worker is on 18788 instead.");
    const demo = /Demo site +(\S+)/.exec(output)?.[1] as string;
    const script = /Script +(\S+)/.exec(output)?.[1] as string;
    const key = /API key +(\S+)/.exec(output)?.[1] as string;

    expect(await (await fetch(`${demo}/pricing`)).text()).toContain(
      `<script async src="${script}" data-site="demo">`,
    );
    expect((await fetch(`${demo}/no-such-page`)).status).toBe(404);
    expect((await fetch(`${demo}/../../package.json`)).status).toBe(404);
    expect(await (await fetch(script)).text()).toContain("leadlight");
    const { origin } = new URL(script);
    expect((await fetch(`${origin}/console/sign-in`)).status).toBe(200);
    const leads = await fetch(`${origin}/v1/leads`, {
      headers: { authorization: `Bearer ${key}` },
    });
    expect(leads.status).toBe(200);
  } finally {
    // What Ctrl-C does: the terminal tells the whole group.
    process.kill(-(child.pid as number), "SIGINT");
    await once(child, "exit");
    taken.close();
  }
  await expect.poll(() => processesOfGroup(child.pid as number), { timeout: 10_000 }).toEqual([]);
});

async function untilReady(child: ChildProcess): Promise<string> {
  let output = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on("data", (chunk) => {
      output += chunk;
    });
  }
  await expect.poll(() => output, { timeout: 40_000 }).toContain("Ctrl-C stops everything.");
  return output;
}

/** Ids of the processes of a group that still run. */
function processesOfGroup(group: number): string[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        const [state, , groupOf] =
          readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
        return Number(groupOf) === group && state !== "Z";
      } catch {
        return false;
      }
    });
}
