import { afterEach, expect, it, vi } from "vitest";
import { memoryPorts } from "../../test/workerd/memoryPorts.ts";
import { type CronJob, runCron } from "./cron.ts";

afterEach(() => vi.restoreAllMocks());

it("runs each job in its minutes, in order, and goes on after one that fails", async () => {
  const ran: string[] = [];
  const job = (name: string, every: number, seen?: unknown): CronJob => ({
    ...{ name, every },
    run: async (_, minute) => {
      ran.push(`${name} ${minute}`);
      if (name === "fails") throw new Error("D1 is down");
      return seen;
    },
  });
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  const error = vi.spyOn(console, "error").mockImplementation(() => {});
  const jobs = [job("fails", 1), job("each", 1, { leads: 3 }), job("hourly", 60)];
  for (const minute of [119, 120]) {
    const running = runCron(jobs, memoryPorts(), minute);
    await expect(running).rejects.toThrow("These jobs failed: fails.");
  }
  expect(ran).toEqual(["fails 119", "each 119", "fails 120", "each 120", "hourly 120"]);
  expect(log.mock.calls).toEqual([
    ["each", '{"leads":3}'],
    ["each", '{"leads":3}'],
  ]);
  expect(error.mock.calls[0]).toEqual(["fails", "Error: D1 is down"]);
});
