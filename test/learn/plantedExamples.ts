import type { Example } from "../../shared/learn/data/example.ts";
import { seededRandom } from "../../shared/learn/data/random.ts";

export const dayMs = 86_400_000;
/** All planted examples are older than this. */
export const nowMs = 1_000 * dayMs;

/**
 * Leads whose outcome follows a known rule: pages viewed help, so does a demo, more on a campaign's page (a pair), and
 * one channel in four is better. Noise, missing values and points that only know of the pages come with it.
 */
export function plantedExamples(count: number, seed: number): Example[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, (_, index) => {
    const pages = Math.floor(-Math.log(1 - random()) * 4);
    const demo = random() < 0.3;
    const campaign = random() < 0.5;
    const channel = ["search", "mail", "ads", "direct"][Math.floor(random() * 4)] as string;
    const logOdds =
      -2.5 + 0.3 * Math.min(pages, 8) + (demo && campaign ? 2 : 0) + (channel === "mail" ? 1 : 0);
    return {
      id: `lead-${seed}-${index}`,
      atMs: Math.floor((index * 900 * dayMs) / count),
      outcome: random() < 1 / (1 + Math.exp(-logOdds)) ? "won" : "lost",
      points: pages * 5,
      features: {
        pages,
        demo,
        campaign,
        channel: random() < 0.1 ? undefined : channel,
        noise: random() < 0.2 ? null : random() * 100 - 50,
      },
    };
  });
}
