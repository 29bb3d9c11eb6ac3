import type { Server } from "../runtime/startServer.ts";
import { type OracleEvent, oracleTotal } from "./oracle.ts";

/**
 * Compares what the Worker says of a visitor with the oracle.
 *
 * @param acknowledged Ids of events that were answered with 2xx.
 * @returns What is wrong, one line each.
 */
export async function auditVisitor(
  { origin, key }: Pick<Server, "origin" | "key">,
  visitor: string,
  acknowledged: ReadonlySet<string>,
): Promise<string[]> {
  const ask = async <Answer>(path: string): Promise<Answer> => {
    const answer = await fetch(`${origin}/v1/leads/${visitor}${path}`, {
      headers: { authorization: `Bearer ${key}` },
    });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  const stored: OracleEvent[] = [];
  for (let before: number | null = Number.MAX_SAFE_INTEGER; before !== null; ) {
    const page: { events: OracleEvent[]; before: number | null } = await ask(
      `/events?before=${before}`,
    );
    stored.push(...page.events);
    before = page.before;
  }
  const faults: string[] = [];
  const ids = new Set(stored.map(({ id }) => id));
  for (const id of acknowledged) if (!ids.has(id)) faults.push(`${visitor}: lost ${id}`);
  if (ids.size !== stored.length) faults.push(`${visitor}: an event is stored twice`);

  const expected = oracleTotal(stored);
  const { total, contributions } = await ask<{
    total: number;
    contributions: { points: number }[];
  }>("/explain");
  if (total !== expected) faults.push(`${visitor}: total ${total}, the oracle says ${expected}`);
  const sum = contributions.reduce((points, one) => points + one.points, 0);
  if (sum !== total) faults.push(`${visitor}: contributions add up to ${sum}, total ${total}`);
  const replayed = await ask<{ total: number }>(`/explain?at=${Date.now() + 1_000}`);
  if (replayed.total !== expected) faults.push(`${visitor}: a replay gives ${replayed.total}`);
  return faults;
}
