import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Server, startServer } from "../runtime/startServer.ts";
import { auditVisitor } from "./audit.ts";
import { type OracleEvent, oracleTotal } from "./oracle.ts";
import { newVisitor, sendBeacon, someEvents } from "./traffic.ts";

const tabs = 32;
const beaconsPerTab = 50;

let dir: string;
let server: Server;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight-tabs-"));
  server = await startServer(join(dir, "state"));
});
afterAll(async () => {
  await server.stop();
  await rm(dir, { recursive: true, force: true });
});

describe("Invariant 2: exactly once", () => {
  it(`${tabs} tabs of one visitor send ${beaconsPerTab} beacons each, at once: the oracle's number`, async () => {
    const visitor = newVisitor();
    const sent: OracleEvent[] = [];
    const tab = async () => {
      for (let beacon = 0; beacon < beaconsPerTab; beacon++) {
        const events = someEvents(Date.now()).slice(0, 1);
        sent.push(...events);
        expect(await sendBeacon(server.origin, visitor, events)).toBe(200);
      }
    };
    await Promise.all(Array.from({ length: tabs }, tab));
    expect(sent).toHaveLength(tabs * beaconsPerTab);
    const faults = await auditVisitor(server, visitor, new Set(sent.map(({ id }) => id)));
    expect(faults).toEqual([]);

    const me = await fetch(`${server.origin}/v1/me?site=demo&visitor=${visitor}`);
    expect(await me.json()).toMatchObject({ total: oracleTotal(sent) });
  });
});
