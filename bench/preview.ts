/**
 * A preview over 100,000 leads, and re-scoring them, on local D1 through the Worker's own routes, as console
 * and command line ask: slice after slice, one at a time. `npm run bench -- preview`
 */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "../local/migrate.ts";
import { startRuntime } from "../local/runtime.ts";
import { putApiKey, putSite } from "../local/seed.ts";
import type { SiteKey } from "../shared/identity/ids.ts";
import { b2b } from "../shared/model/templates/b2b.ts";
import { mergeSummaries, type PreviewSummary } from "../shared/preview/previewSummary.ts";
import { seedLeads } from "./seedLeads.ts";

const leads = 100_000;
const sessions = 3;
const rounds = 3;
const site = "demo" as SiteKey;

interface Slice {
  readonly summary: PreviewSummary;
  readonly next: string | null;
}

interface Rescore {
  readonly rescore: { readonly done: number; readonly total: number };
}

export async function benchPreview(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-bench-"));
  await migrate(dir);
  const runtime = await startRuntime({ port: 0, persistTo: dir });
  try {
    const db = await runtime.db();
    await putSite(db, { key: site, name: "Demo", origins: [] });
    const key = await putApiKey(db, site, "bench");
    const bytes = await seedLeads(db, site, leads, sessions);
    console.log(`${leads} leads of ${sessions} sessions, profiles of ${Math.round(bytes)} bytes`);

    const ask = async <Answer>(path: string, body?: unknown): Promise<Answer> => {
      const answer = await fetch(`${runtime.origin}${path}`, {
        ...(body !== undefined && { method: "POST", body: JSON.stringify(body) }),
        headers: { authorization: `Bearer ${key}` },
      });
      if (!answer.ok) throw new Error(await answer.text());
      return (await answer.json()) as Answer;
    };
    const rules = b2b.rules.map((rule) =>
      rule.id === "pricing_page" ? { ...rule, points: 25 } : rule,
    );
    const document = { ...b2b, rules };

    for (let round = 0; round < rounds; round++) {
      const started = performance.now();
      let longest = 0;
      let slices = 0;
      let summary: PreviewSummary | null = null;
      for (let next: string | null | undefined; next !== null; slices++) {
        const begun = performance.now();
        const slice: Slice = await ask("/v1/model/preview", { document, next });
        summary = summary === null ? slice.summary : mergeSummaries(summary, slice.summary);
        next = slice.next;
        longest = Math.max(longest, performance.now() - begun);
      }
      const seconds = (performance.now() - started) / 1_000;
      console.log(
        `preview of ${summary?.leads} leads: ${seconds.toFixed(1)} s in ${slices} slices, the longest ${(longest / 1_000).toFixed(1)} s; ${summary?.changed} would change (goal: 10 s)`,
      );
    }

    const started = performance.now();
    await ask("/v1/model/publish", { document });
    for (let done = 0; done < leads; ) {
      await runtime.runCron();
      done = (await ask<Rescore>("/v1/model")).rescore.done;
    }
    const seconds = (performance.now() - started) / 1_000;
    console.log(`published and re-scored: ${seconds.toFixed(1)} s`);
  } finally {
    await runtime.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
