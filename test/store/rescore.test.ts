import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import type { D1Database } from "@cloudflare/workers-types";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedLeads } from "../../bench/seedLeads.ts";
import { startRuntime } from "../../local/runtime.ts";
import { putSite } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import type { ModelDocument } from "../../shared/model/model.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import type { Progress } from "../../shared/preview/progress.ts";
import { emptyState } from "../runtime/emptyState.ts";
import { type Server, startServer } from "../runtime/startServer.ts";

const leads = 10_000;
const rounds = 3;
let dir: string;
let server: Server | undefined;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight-rescore-"));
  await emptyState(dir);
  await lookInto(async (db) => {
    const site = "demo" as SiteKey;
    await putSite(db, { key: site, name: "Demo", origins: [] });
    await seedLeads(db, site, leads, 1);
  });
});

afterAll(async () => {
  await server?.stop();
  await rm(dir, { recursive: true, force: true });
});

it("a re-score that is killed again and again ends right: every lead once, by the new model", async () => {
  const before = await lookInto(stateOf);
  let killedInTheMiddle = 0;
  let reached = 0;
  for (let round = 0; round < rounds && reached < leads; round++) {
    server = await startServer(dir);
    if (round === 0) await publish(server);
    else server.runCron();
    while (((await doneOf(server)) ?? 0) <= reached) await wait(5);
    await server.kill();
    const { stamped, done } = await lookInto(stateOf);
    reached = done;
    // A page and the progress over it are one transaction: as many rows are new as are counted.
    expect(stamped).toBe(done);
    if (done > 0 && done < leads) killedInTheMiddle++;
  }
  server = await startServer(dir);
  server.runCron();
  await expect.poll(() => doneOf(server), { timeout: 60_000, interval: 500 }).toBe(leads);
  await server.stop();
  server = undefined;
  expect(await lookInto(stateOf)).toEqual({
    ...{ stamped: leads, done: leads, total: before.total + bonus * leads },
  });
  expect(killedInTheMiddle).toBeGreaterThan(0);
});

/** Everyone who was ever here gets so many points more. */
const bonus = 7;
const document: ModelDocument = {
  ...b2b,
  rules: [
    ...b2b.rules,
    {
      ...{ id: "was_here", title: "Was here", kind: "interest", points: bonus },
      when: { sessions: { atLeast: 1 } },
    },
  ],
};

async function publish({ origin, key }: Server): Promise<void> {
  const answer = await fetch(`${origin}/v1/model/publish`, {
    method: "POST",
    headers: { authorization: `Bearer ${key}` },
    body: JSON.stringify({ document }),
  });
  expect(answer.status).toBe(201);
}

async function doneOf(at: Server | undefined): Promise<number | undefined> {
  const headers = { authorization: `Bearer ${at?.key}` };
  const answer = await fetch(`${at?.origin}/v1/model`, { headers });
  return ((await answer.json()) as { rescore: Progress }).rescore.done;
}

/** Opens the database that no server has open. */
async function lookInto<Seen>(look: (db: D1Database) => Promise<Seen>): Promise<Seen> {
  const runtime = await startRuntime({ port: 0, persistTo: dir });
  try {
    return await look(await runtime.db());
  } finally {
    await runtime.stop();
  }
}

interface State {
  readonly stamped: number;
  readonly total: number;
  readonly done: number;
}

async function stateOf(db: D1Database): Promise<State> {
  const state = await db
    .prepare(
      `SELECT SUM(model_version = 1) AS stamped, SUM(total) AS total,
         COALESCE((SELECT done FROM rescores), 0) AS done FROM leads`,
    )
    .first<State>();
  if (state === null) throw new Error("no leads");
  return state;
}
