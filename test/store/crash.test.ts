import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startRuntime } from "../../local/runtime.ts";
import { encodeProfile } from "../../shared/profile/encode.ts";
import { emptyProfile } from "../../shared/profile/profile.ts";
import { type Server, startServer } from "../runtime/startServer.ts";
import { auditVisitor } from "./audit.ts";
import type { OracleEvent } from "./oracle.ts";
import { newVisitor, sendBeacon, someEvents } from "./traffic.ts";

const kills = 20;
const lanes = 8;
const duplicateShare = 0.3;

let dir: string;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight crash "));
});
afterAll(() => rm(dir, { recursive: true, force: true }));

describe("Invariants 1 to 3 under kill -9", () => {
  const visitors = Array.from({ length: 40 }, newVisitor);
  const acknowledged = new Map(visitors.map((visitor) => [visitor, new Set<string>()]));
  const beacons: { readonly visitor: string; readonly events: readonly OracleEvent[] }[] = [];
  const acknowledgedEvents = () =>
    [...acknowledged.values()].reduce((sum, { size }) => sum + size, 0);

  it(`loses no acknowledged event and no point in ${kills} kills under load`, async () => {
    for (let round = 0; round < kills; round++) {
      const server = await startServer(join(dir, "state"));
      let running = true;
      const load = Array.from({ length: lanes }, () => keepSending(server, () => running));
      // A machine that is slow today is given the time to have something under way.
      const before = acknowledgedEvents();
      for (let tries = 0; tries < 400 && acknowledgedEvents() < before + 20; tries++)
        await sleep(25);
      await sleep(Math.random() * 350);
      await server.kill();
      running = false;
      await Promise.all(load);
    }
    const server = await startServer(join(dir, "state"));
    try {
      const faults = await auditAll(server);
      expect(faults).toEqual([]);
      console.log(
        `${kills} kills, ${beacons.length} beacons, ${acknowledgedEvents()} acknowledged events`,
      );
      // Fewer would mean that nothing was under way when the kills came.
      expect(acknowledgedEvents()).toBeGreaterThan(kills * 10);
    } finally {
      await server.stop();
    }
  });

  it("brings every row of the list up to date with one sweep", async () => {
    const server = await startServer(join(dir, "state"));
    try {
      server.runCron();
      const differing = async () => {
        const listed = await listTotals(server);
        const explained = await Promise.all(
          [...listed].map(async ([lead, total]) => (await explain(server, lead)) === total),
        );
        // Others may be in it, whose answer was cut off.
        const missing = seen.filter((visitor) => !listed.has(visitor));
        const strange = [...listed.keys()].filter((lead) => !visitors.includes(lead));
        return [...missing, ...strange, explained.filter((same) => !same).length];
      };
      const seen = visitors.filter((visitor) => acknowledged.get(visitor)?.size);
      // Each look asks for every lead, and a key has only so many requests a minute.
      await expect.poll(differing, { timeout: 50_000, interval: 2_000 }).toEqual([0]);
    } finally {
      await server.stop();
    }
  });

  it("would notice: a lost event and a lost update, planted, are both found", async () => {
    const plant = await startRuntime({ port: 0, persistTo: join(dir, "state") });
    const db = await plant.db();
    const [lostEvent, lostUpdate] = visitors as [string, string];
    await db
      .prepare("DELETE FROM events WHERE visitor_id = ?1 AND event_id = ?2")
      .bind(lostEvent, [...(acknowledged.get(lostEvent) as Set<string>)][0])
      .run();
    // What a read-modify-write without a guard leaves behind: a fold that skipped some events.
    await db
      .prepare("INSERT OR REPLACE INTO profiles (visitor_id, upto, profile) VALUES (?1, 1e9, ?2)")
      .bind(lostUpdate, encodeProfile(emptyProfile))
      .run();
    await plant.stop();

    const server = await startServer(join(dir, "state"));
    try {
      const audit = (visitor: string) =>
        auditVisitor(server, visitor, acknowledged.get(visitor) as Set<string>);
      expect((await audit(lostEvent)).join()).toContain("lost");
      expect((await audit(lostUpdate)).join()).toContain("the oracle says");
    } finally {
      await server.stop();
    }
  });

  async function keepSending({ origin }: Server, running: () => boolean): Promise<void> {
    while (running()) {
      const known = beacons[Math.floor(Math.random() * beacons.length)];
      const again = known !== undefined && Math.random() < duplicateShare;
      const beacon = again
        ? known
        : {
            visitor: visitors[Math.floor(Math.random() * visitors.length)] as string,
            events: someEvents(Date.now()),
          };
      if (!again) beacons.push(beacon);
      const status = await sendBeacon(origin, beacon.visitor, beacon.events);
      if (status === null) return;
      expect(status).toBe(200);
      for (const { id } of beacon.events) acknowledged.get(beacon.visitor)?.add(id);
    }
  }

  async function auditAll(server: Server): Promise<string[]> {
    const faults: string[] = [];
    for (const [visitor, ids] of acknowledged) {
      if (ids.size > 0) faults.push(...(await auditVisitor(server, visitor, ids)));
    }
    return faults;
  }
});

async function listTotals({ origin, key }: Server): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  for (const query of ["limit=200", "limit=200&tier=disqualified"]) {
    const answer = await fetch(`${origin}/v1/leads?${query}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    const { leads } = (await answer.json()) as { leads: { lead: string; total: number }[] };
    for (const { lead, total } of leads) totals.set(lead, total);
  }
  return totals;
}

async function explain({ origin, key }: Server, lead: string): Promise<number> {
  const answer = await fetch(`${origin}/v1/leads/${lead}/explain`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return ((await answer.json()) as { total: number }).total;
}
