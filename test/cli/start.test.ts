import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { expect, it } from "vitest";
import { rootDir } from "../../local/paths.ts";
import { runCli } from "./runCli.ts";

it("starts everything, moves aside for a taken port, and leaves nothing running", async () => {
  const taken = createServer().listen(18_787, "127.0.0.1");
  await once(taken, "listening");
  const child = spawn(
    process.execPath,
    [
      `${rootDir}/cli/leadlight.ts`,
      ...["start", "--port", "18787", "--demo-port", "18788"],
      ...["--cf", '{"country":"NL","asOrganization":"ASML Netherlands B.V."}'],
    ],
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

    const visitor = randomUUID().replaceAll("-", "");
    const say = (headers: Record<string, string>) =>
      beacon(origin, visitor, new URL(demo).origin, headers);
    expect(await say({})).toMatchObject({ status: 403, type: "urn:leadlight:problem:robot" });
    expect(await say({ "user-agent": chrome })).toMatchObject({ accepted: 1 });
    expect(await traitsOf(origin, visitor, key)).toMatchObject({
      country: { value: "NL", inferred: true },
      organisation: { value: "ASML Netherlands", inferred: true },
    });
    const elsewhere = { "user-agent": chrome, "x-leadlight-cf": '{"country":"DE"}' };
    expect(await say(elsewhere)).toMatchObject({ accepted: 1 });
    expect(await traitsOf(origin, visitor, key)).toMatchObject({ country: { value: "DE" } });
  } finally {
    // What Ctrl-C does: the terminal tells the whole group.
    process.kill(-(child.pid as number), "SIGINT");
    await once(child, "exit");
    taken.close();
  }
  await expect.poll(() => processesOfGroup(child.pid as number), { timeout: 10_000 }).toEqual([]);
});

it("refuses a --cf that is no JSON object before it starts anything", async () => {
  const { code, stderr } = await runCli("start", "--cf", "NL");
  expect([code, stderr]).toEqual([1, expect.stringContaining(`--cf is a JSON object like`)]);
});

const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";

/** One page view, as a browser sends it. */
async function beacon(
  leadlight: string,
  visitor: string,
  origin: string,
  headers: Record<string, string>,
): Promise<unknown> {
  const at = Date.now();
  const answer = await fetch(`${leadlight}/v1/collect?site=demo`, {
    method: "POST",
    headers: { origin, "content-type": "text/plain", ...headers },
    body: JSON.stringify({
      v: 1,
      visitor,
      sentAt: at,
      events: [{ id: randomUUID(), type: "page_view", occurredAt: at, page: { path: "/" } }],
    }),
  });
  return answer.json();
}

async function traitsOf(leadlight: string, visitor: string, key: string): Promise<unknown> {
  const answer = await fetch(`${leadlight}/v1/leads/${visitor}/explain`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return ((await answer.json()) as { traits: unknown }).traits;
}

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
