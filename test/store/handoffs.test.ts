import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it } from "vitest";
import { enterStages } from "../handoffs/enterStages.ts";
import { startReceiver } from "../handoffs/receiver.ts";

const entries = 60;

it(`Invariant 6: ${entries} entries, a fifth failing, kills, every message twice: each arrives under one key, none is lost`, async () => {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-handoffs-"));
  const receiver = await startReceiver(0.2);
  try {
    const outcome = await enterStages(entries, join(dir, "state"), receiver);
    expect(outcome).toMatchObject({ entries, lost: 0, underSecondKey: 0 });
    // Else nothing failed, or nothing was killed, and this proves little.
    expect(outcome.kills).toBeGreaterThan(0);
    expect(outcome.sent).toBeGreaterThan(outcome.taken);
    console.log(JSON.stringify(outcome));
  } finally {
    await receiver.stop();
    await rm(dir, { recursive: true, force: true });
  }
});
