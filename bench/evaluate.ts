/**
 * CPU of one evaluation, in workerd: 100 rules over 64 sessions. A Worker's own clock stands still while
 * it computes, so the time is taken outside, over many evaluations in one request.
 */
import { execFileSync } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { convertV4MiniflareOptions, Miniflare } from "miniflare";
import { rootDir } from "../local/paths.ts";
import { median } from "./median.ts";

const times = 500;
const rounds = 9;

interface Answer {
  readonly rules: number;
  readonly sessions: number;
  readonly profileBytes: number;
  readonly work: readonly string[];
}

export async function benchEvaluate(): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-bench-"));
  execFileSync(process.execPath, [
    `${rootDir}/node_modules/wrangler/bin/wrangler.js`,
    ...["deploy", `${rootDir}/bench/evaluateWorker.ts`, "--dry-run", "--outdir", dir],
    ...["--name", "bench", "--compatibility-date", "2026-11-01", "--config", "/dev/null"],
  ]);
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: [{ type: "ESModule", path: join(dir, "evaluateWorker.js") }],
      modulesRoot: dir,
      compatibilityDate: "2026-11-01",
      cf: false,
    }),
  );
  try {
    const url = await miniflare.ready;
    const run = async (work: string): Promise<{ ms: number; answer: Answer }> => {
      const started = performance.now();
      const answer = await fetch(`${url.origin}/?times=${times}&work=${encodeURIComponent(work)}`);
      const body = (await answer.json()) as Answer;
      return { ms: performance.now() - started, answer: body };
    };
    const { answer } = await run("nothing");
    console.log(
      `${answer.rules} rules, ${answer.sessions} sessions, profile of ${answer.profileBytes} bytes; median of ${rounds} × ${times}`,
    );
    const idle = median(await repeat(() => run("nothing")));
    const table: Record<string, { "ms each": number }> = {};
    for (const work of answer.work.filter((name) => name !== "nothing")) {
      const each = (median(await repeat(() => run(work))) - idle) / times;
      table[work] = { "ms each": Number(each.toFixed(3)) };
    }
    console.table(table);
    console.log("asked for: evaluate under 1 ms; a whole collect under 5 ms");
  } finally {
    await miniflare.dispose();
    await rm(dir, { recursive: true, force: true });
  }
}

async function repeat(run: () => Promise<{ readonly ms: number }>): Promise<number[]> {
  await run();
  const figures: number[] = [];
  for (let round = 0; round < rounds; round++) figures.push((await run()).ms);
  return figures;
}
