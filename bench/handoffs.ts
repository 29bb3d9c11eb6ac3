import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { enterStages } from "../test/handoffs/enterStages.ts";
import { startReceiver } from "../test/handoffs/receiver.ts";

/** Does every stage that is entered reach its receiver, under one key, whatever happens on the way? */
export async function benchHandoffs(entries = 10_000): Promise<void> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-handoffs-"));
  const receiver = await startReceiver(0.2);
  const startedAt = performance.now();
  try {
    const outcome = await enterStages(entries, join(dir, "state"), receiver, (waiting) =>
      console.log(`  ${waiting.toLocaleString("en")} are still waiting`),
    );
    console.log(
      `  ${entries.toLocaleString("en")} entries, a fifth of deliveries failing, every message twice`,
    );
    for (const [name, value] of Object.entries(outcome)) {
      console.log(`  ${name.padEnd(16)} ${value.toLocaleString("en")}`);
    }
    console.log(`  in ${Math.round((performance.now() - startedAt) / 1_000)} s`);
    if (outcome.lost > 0 || outcome.underSecondKey > 0) process.exitCode = 1;
  } finally {
    await receiver.stop();
    await rm(dir, { recursive: true, force: true });
  }
}
