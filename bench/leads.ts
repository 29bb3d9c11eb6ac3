/**
 * Lists at a million leads against ten thousand: `npm run bench -- leads`.
 *
 * Over HTTP, from the whole Worker in workerd on local D1; both sizes in one run, request by request in
 * turn. The ratio of the 95th percentiles is what counts.
 */
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { migrate } from "../local/migrate.ts";
import { type Server, startServer } from "../test/runtime/startServer.ts";

const sizes = [10_000, 1_000_000] as const;
const rounds = 60;

/** A list, and how often it is requested: those that read every lead are slow. */
const lists: Readonly<Record<string, readonly [query: string, rounds: number]>> = {
  "by total, two filters": ["tier=hot,warm&country=DE", rounds],
  "by total, two filters, deep": ["tier=cold&country=DE", rounds],
  "by total, all": ["", rounds],
  "by total, a rare filter": ["country=IS", 10],
  "by score, two filters": ["sort=-score&tier=hot,warm&country=DE", rounds],
  "by score, two filters, deep": ["sort=-score&tier=cold&country=DE", rounds],
  "by last seen": ["sort=-lastSeen", 10],
  "part of a company": ["q=company+77777", 10],
};

export async function benchLeads(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-bench-"));
  const servers: Server[] = [];
  try {
    for (const size of sizes) {
      const state = join(dir, String(size));
      await migrate(state);
      await seed(state, size);
      servers.push(await startServer(state));
    }
    const table: Record<string, Record<string, number>> = {};
    for (const [name, [query, times]] of Object.entries(lists)) {
      const cursors = await Promise.all(servers.map((server) => cursorOf(server, name, query)));
      const ms: number[][] = servers.map(() => []);
      for (let round = -3; round < times; round++) {
        for (const [index, server] of servers.entries()) {
          const started = performance.now();
          await ask(server, `${query}${cursors[index]}`);
          if (round >= 0) ms[index]?.push(performance.now() - started);
        }
      }
      const [few = 0, many = 0] = ms.map(p95);
      table[name] = {
        "p95 ms at 10,000": round2(few),
        "p95 ms at 1,000,000": round2(many),
        ratio: round2(many / few),
      };
    }
    console.table(table);
    console.log("asked for, by score with two filters: a ratio of at most 2");
    console.log(`export of 1,000,000 leads: ${await exportSeconds(servers[1] as Server)} s`);
  } finally {
    for (const server of servers) await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
}

/** A deep list goes on in the middle of the leads with the same total. */
async function cursorOf(server: Server, name: string, query: string): Promise<string> {
  if (!name.endsWith("deep")) return "";
  let cursor = "";
  for (let page = 0; page < 5; page++) {
    const { next } = await ask(server, `${query}&limit=200${cursor}`);
    cursor = `&cursor=${next}`;
  }
  return cursor;
}

async function ask(server: Server, query: string): Promise<{ readonly next: string | null }> {
  const answer = await fetch(`${server.origin}/v1/leads?${query}`, {
    headers: { authorization: `Bearer ${server.key}` },
  });
  if (!answer.ok) throw new Error(await answer.text());
  return (await answer.json()) as { next: string | null };
}

async function exportSeconds(server: Server): Promise<number> {
  const started = performance.now();
  const answer = await fetch(`${server.origin}/v1/leads.csv`, {
    headers: { authorization: `Bearer ${server.key}` },
  });
  let bytes = 0;
  for await (const chunk of answer.body ?? []) bytes += chunk.length;
  if (bytes < 1_000_000) throw new Error("The export is too short.");
  return Math.round((performance.now() - started) / 1_000);
}

/** Straight into D1's file, before a Worker opens it. Scores are many low and few high, with many ties. */
async function seed(state: string, leads: number): Promise<void> {
  const files = await readdir(state, { recursive: true });
  for (const file of files.filter((name) => name.endsWith(".sqlite"))) {
    const db = new DatabaseSync(join(state, file));
    const has = db.prepare("SELECT 1 FROM sqlite_master WHERE name = 'leads'").get();
    if (has !== undefined) fill(db, leads);
    db.close();
  }
}

/** Rows in the order of their ids, and the indexes at the end: minutes less. */
function fill(db: DatabaseSync, leads: number): void {
  db.exec("PRAGMA synchronous = OFF; PRAGMA cache_size = -400000");
  const indexes = db
    .prepare("SELECT name, sql FROM sqlite_master WHERE tbl_name = 'leads' AND type = 'index'")
    .all()
    // A constraint's own index has no SQL, and stays.
    .filter(({ sql }) => sql !== null);
  for (const { name } of indexes) db.exec(`DROP INDEX ${name}`);
  db.prepare(insertLeads).run(leads);
  for (const { sql } of indexes) db.exec(String(sql));
}

const insertLeads = `
  WITH RECURSIVE
    n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1),
    drawn AS (SELECT i, (i * 7919 % 101) * (i * 104729 % 97) / 60 AS score, i * 31 % 7 * 5 - 10 AS fit FROM n)
  INSERT INTO leads (lead_id, site_key, score, fit, total, grade, tier, stage, country, source, company,
    first_seen, last_seen, upto, evaluated_at)
  SELECT lower(hex(randomblob(16))), 'demo', score, fit, score + fit, 'C',
    CASE WHEN score + fit >= 75 THEN 'hot' WHEN score + fit >= 30 THEN 'warm' ELSE 'cold' END, NULL,
    CASE WHEN i % 5000 = 0 THEN 'IS' WHEN i % 3 = 0 THEN 'DE' WHEN i % 3 = 1 THEN 'FR' ELSE 'US' END,
    iif(i % 2, 'direct', 'organic_search'), iif(i % 4, NULL, 'Company ' || i),
    1790000000000 + i, 1795000000000 + i * 7919 % 1000003, 1, 1
  FROM drawn ORDER BY 1`;

const p95 = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.ceil(values.length * 0.95) - 1] ?? 0;

const round2 = (value: number): number => Math.round(value * 100) / 100;
