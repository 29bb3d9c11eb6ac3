import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { readdirSync, readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile } from "node:fs/promises";
import { connect, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { beforeAll, expect, it } from "vitest";
import { rootDir } from "../../local/paths.ts";
import { emptyState } from "../runtime/emptyState.ts";
import { runCli, runCliIn } from "./runCli.ts";

let state: string;
beforeAll(async () => {
  state = await mkdtemp(join(tmpdir(), "leadlight-start-"));
  await emptyState(state);
});

it("starts everything, takes the next port for one in use, and leaves nothing running", async () => {
  const taken = createServer().listen(18_787, "127.0.0.1");
  await once(taken, "listening");
  const child = spawn(
    process.execPath,
    [
      `${rootDir}/cli/leadlight.ts`,
      ...["start", "--edge", "--port", "18787", "--demo-port", "18788", "--edge-port", "18797"],
      ...["--cf", '{"country":"NL","asOrganization":"ASML Netherlands B.V."}'],
    ],
    {
      detached: true,
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, LEADLIGHT_STATE: state },
    },
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

    expect(await readFile(join(state, "api-key"), "utf8")).toBe(key);
    const second = await runCliIn({ LEADLIGHT_STATE: state }, "start");
    expect([second.code, second.stderr]).toEqual([
      1,
      expect.stringContaining(`leadlight runs already on ${state} (process ${child.pid})`),
    ]);

    const edge = /At the edge (\S+)/.exec(output)?.[1] as string;
    for (const server of [demo, edge, origin]) {
      for (const target of hostileTargets) await sendRaw(new URL(server).port, target);
    }
    for (const page of [`${demo}/pricing`, `${edge}/pricing`, `${origin}/console/sign-in`]) {
      expect((await fetch(page)).status, page).toBe(200);
    }

    const visitor = randomUUID().replaceAll("-", "");
    const send = (headers: Record<string, string>) =>
      beacon(origin, visitor, new URL(demo).origin, headers);
    expect(await send({})).toMatchObject({ status: 403, type: "urn:leadlight:problem:robot" });
    expect(await send({ "user-agent": chrome })).toMatchObject({ accepted: 1 });
    expect(await traitsOf(origin, visitor, key)).toMatchObject({
      country: { value: "NL", inferred: true },
      organisation: { value: "ASML Netherlands", inferred: true },
    });
    const elsewhere = { "user-agent": chrome, "x-leadlight-cf": '{"country":"DE"}' };
    expect(await send(elsewhere)).toMatchObject({ accepted: 1 });
    expect(await traitsOf(origin, visitor, key)).toMatchObject({ country: { value: "DE" } });
  } finally {
    // As Ctrl-C in a terminal, which signals the whole group.
    process.kill(-(child.pid as number), "SIGINT");
    await once(child, "exit");
    taken.close();
  }
  await expect.poll(() => processesOfGroup(child.pid as number), { timeout: 10_000 }).toEqual([]);
  expect(await readdir(state)).not.toContain("leadlight.pid");
});

it.each([["NL"], ["[]"], [`{"a":${"[".repeat(30_000)}${"]".repeat(30_000)}}`]])(
  "refuses a --cf that is not a JSON object before it starts anything",
  async (cf) => {
    const { code, stderr } = await runCli("start", "--cf", cf);
    expect([code, stderr]).toEqual([1, expect.stringContaining(`--cf is a JSON object like`)]);
  },
);

/** Targets that are no URL, name another server, or point outside of the site. */
const hostileTargets = [
  "//",
  "///",
  "//[",
  "http://[",
  "http://demo:99999/",
  "/%",
  "/%00",
  "*",
  "/..%2f",
];

/** Sends a request line that no HTTP client would send, and waits until the server closes. */
async function sendRaw(port: string, target: string): Promise<void> {
  const socket = connect(Number(port), "127.0.0.1");
  socket.write(`GET ${target} HTTP/1.1\r\nhost: 127.0.0.1:${port}\r\nconnection: close\r\n\r\n`);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 /);
}

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

/** Ids of the running processes of a group. */
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
