import { sweepHandoffs } from "../handoffs/sweepHandoffs.ts";
import type { Ports } from "../ports/ports.ts";
import { catchUpProjections } from "./catchUpProjections.ts";
import { evaluateDue } from "./evaluateDue.ts";
import { rescoreLeads } from "./rescoreLeads.ts";

/** A job that cron runs. */
export interface CronJob {
  readonly name: string;
  /** Minutes between two runs. */
  readonly every: number;
  /**
   * @param minute Minutes since 1970.
   * @returns What is worth a line in the log, or nothing.
   */
  readonly run: (ports: Ports, minute: number) => Promise<unknown>;
}

/** In this order. Hand-offs first: sales is waiting. The other jobs may use the rest of the minute. */
export const cronJobs: readonly CronJob[] = [
  {
    name: "sweep hand-offs",
    every: 1,
    run: async (ports) => {
      const handoffs = await sweepHandoffs(ports);
      return handoffs > 0 ? { handoffs } : undefined;
    },
  },
  {
    name: "catch up projections",
    every: 1,
    run: async (ports) => {
      const caughtUp = await catchUpProjections(ports);
      return caughtUp.behind > 0 ? caughtUp : undefined;
    },
  },
  {
    name: "evaluate due leads",
    every: 1,
    run: async (ports, minute) => {
      const evaluated = await evaluateDue(ports, minute);
      return evaluated.due > 0 ? evaluated : undefined;
    },
  },
  {
    name: "re-score leads",
    every: 1,
    run: async (ports) => {
      const leads = await rescoreLeads(ports);
      return leads > 0 ? { leads } : undefined;
    },
  },
  {
    name: "drop tombstones",
    every: 60,
    run: ({ erasures, clock }) => erasures.dropTombstones(clock()),
  },
];

/**
 * Runs the jobs whose minute it is. When one fails, the next one runs all the same.
 *
 * @throws At the end when any has failed, so that Cloudflare counts the run as failed.
 */
export async function runCron(
  jobs: readonly CronJob[],
  ports: Ports,
  minute: number,
): Promise<void> {
  const failed: string[] = [];
  for (const { name, every, run } of jobs) {
    if (minute % every !== 0) continue;
    try {
      const seen = await run(ports, minute);
      if (seen !== undefined) console.log(name, JSON.stringify(seen));
    } catch (error) {
      console.error(name, String(error));
      failed.push(name);
    }
  }
  if (failed.length > 0) throw new Error(`These jobs failed: ${failed.join(", ")}.`);
}
