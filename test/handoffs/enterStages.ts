import { setTimeout as sleep } from "node:timers/promises";
import { type Server, startServer } from "../runtime/startServer.ts";
import { newVisitor } from "../store/traffic.ts";
import type { Receiver } from "./receiver.ts";

const secret = `whsec_${Buffer.alloc(32, 7).toString("base64")}`;
const rules = {
  specVersion: 1,
  destinations: { hook: { type: "webhook", url: "https://receiver.test/hook", secret } },
  rules: [{ title: "Everyone", to: ["hook"] }],
};

/** Events that one request takes. */
const perRequest = 200;

/** Longer than the sweep's minute of grace, and than most waits between attempts. */
const aheadMs = 180_000;
const maxRounds = 40;

export interface Outcome {
  readonly entries: number;
  readonly kills: number;
  /** Keys that the receiver never accepted. */
  readonly lost: number;
  /** Episodes that came under more than one key. */
  readonly underSecondKey: number;
  /** Requests to the receiver, and those that it accepted. */
  readonly sent: number;
  readonly taken: number;
}

/**
 * Lets leads enter a stage while a receiver fails for some, the queue delivers every message twice, and the
 * Worker is killed halfway; then starts it again, with its clock ahead, until no delivery waits.
 */
export async function enterStages(
  entries: number,
  dir: string,
  receiver: Receiver,
  onRound: (waiting: number) => void = () => {},
): Promise<Outcome> {
  const visitors = Array.from({ length: entries }, newVisitor);
  const env = { LEADLIGHT_RECEIVER: receiver.origin };
  let server = await startServer(dir, env);
  let kills = 0;
  await ask(server, "PUT", "/v1/handoffs/rules", rules);
  for (let from = 0; from < entries; from += perRequest) {
    const some = visitors.slice(from, from + perRequest);
    await collect(server, some);
    // Halfway: entries are written, messages are in the queue.
    if (kills === 0 && from + perRequest >= entries / 2) {
      await waitUntil(() => receiver.keys.size >= entries / 8);
      await server.kill();
      kills++;
      server = await startServer(dir, env);
      // A sender without an answer sends again: ids make it count once.
      await collect(server, some);
    }
  }
  for (let round = 1; round <= maxRounds; round++) {
    // Later rounds have few left.
    await settled(receiver, server, quietMsFor(entries - takenOf(receiver)));
    const waiting = entries - takenOf(receiver);
    onRound(waiting);
    if (waiting === 0) break;
    await server.kill();
    kills++;
    server = await startServer(dir, { ...env, LEADLIGHT_AHEAD_MS: String(round * aheadMs) });
  }
  await server.stop();
  const outcomes = [...receiver.keys.values()];
  return {
    entries: receiver.episodes.size,
    kills,
    lost: entries - takenOf(receiver),
    underSecondKey: [...receiver.episodes.values()].filter(({ size }) => size > 1).length,
    sent: outcomes.reduce((sum, { sent }) => sum + sent, 0),
    taken: outcomes.reduce((sum, { taken }) => sum + taken, 0),
  };
}

/** How many keys were accepted at least once. */
const takenOf = ({ keys }: Receiver): number =>
  [...keys.values()].filter(({ taken }) => taken > 0).length;

async function collect(server: Server, visitors: readonly string[]): Promise<void> {
  const events = visitors.map((visitor) => ({
    ...{ visitor, id: `enter-${visitor}`, type: "adjustment", adjustment: "fair" },
    ...{ points: 60, author: "Ann", reason: "Talked at the fair", expiresAt: null },
  }));
  await ask(server, "POST", "/v1/events", { events });
}

async function ask({ origin, key }: Server, method: string, path: string, body: unknown) {
  const answer = await fetch(`${origin}${path}`, {
    method,
    headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
}

/** Longer than the queue needs, on a busy machine, for the entries of one sweep. */
const quietMsFor = (entries: number): number => Math.min(40_000, 6_000 + 20 * entries);

/** Runs the cron as if every minute, until the receiver gets nothing new in between. */
async function settled({ keys }: Receiver, server: Server, quietMs: number): Promise<void> {
  const received = () => [...keys.values()].reduce((sum, { sent }) => sum + sent, 0);
  for (let last = -1; last !== received(); ) {
    last = received();
    server.runCron();
    await sleep(quietMs);
  }
}

async function waitUntil(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 1_200 && !holds(); tries++) await sleep(50);
}
