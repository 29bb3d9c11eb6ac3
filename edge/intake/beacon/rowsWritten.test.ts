import { env } from "cloudflare:workers";
import { expect, it } from "vitest";
import type { SiteKey, VisitorId } from "../../../shared/identity/ids.ts";
import { memoryPorts } from "../../../test/workerd/memoryPorts.ts";
import { createD1EventStore } from "../../adapters/d1/events.ts";
import { createD1LeadStore } from "../../adapters/d1/leads.ts";
import { createWriteBehind } from "../../scoring/writeBehind.ts";
import type { Env } from "../../worker.ts";
import { collectBatch } from "./collectBatch.ts";

const { DB } = env as unknown as Env;

/** D1 bills rows written, each index a row. */
it("a beacon of one page view writes at most five rows of D1, indexes included", async () => {
  const rows: Record<string, number> = {};
  for (const [label, path] of [
    ["a new visitor", "/"],
    ["the score changes", "/pricing"],
    ["nothing changes", "/pricing"],
  ] as const) {
    rows[label] = await rowsWrittenBy(path);
  }
  expect(rows).toEqual({ "a new visitor": 5, "the score changes": 5, "nothing changes": 2 });
});

it("nor does any beacon of a long visit, those that store its profile included", async () => {
  const paths = Array.from({ length: 60 }, (_, index) =>
    index % 3 === 0 ? `/blog/post-${index}` : `/product/part-${index % 20}`,
  );
  const written: number[] = [];
  for (const path of paths) written.push(await rowsWrittenBy(path));
  // The one that enters a stage writes the outbox, too.
  const { entries } = (await DB.prepare("SELECT COUNT(*) AS entries FROM handoffs").first()) ?? {};
  const [most, ...others] = written.sort((a, b) => b - a);
  expect([most, others[0], entries]).toEqual([8, 5, 1]);
  const stored = await DB.prepare("SELECT COUNT(*) AS profiles FROM profiles").first();
  expect(stored).toEqual({ profiles: 1 });
});

async function rowsWrittenBy(path: string): Promise<number> {
  let written = 0;
  const counting = new Proxy(DB, {
    get(db, name) {
      if (name !== "batch") return Reflect.get(db, name).bind(db);
      return async (statements: D1PreparedStatement[]) => {
        const results = await db.batch(statements);
        for (const { meta } of results) written += meta.rows_written;
        return results;
      };
    },
  });
  const leads = createD1LeadStore(counting);
  const ports = memoryPorts({ events: createD1EventStore(counting), leads });
  const collected = await collectBatch(
    {
      site: "demo" as SiteKey,
      visitor: "0123456789abcdef0123456789abcdef" as VisitorId,
      receivedAt: Date.now(),
      events: [
        { id: crypto.randomUUID(), type: "page_view", occurredAt: Date.now(), page: { path } },
      ],
    },
    { ...ports, writeBehind: createWriteBehind(leads, ports.clock) },
  );
  if (collected.kind === "scored") await collected.afterResponse();
  return written;
}
