import * as z from "zod";
import type { PreviewSummary } from "./previewSummary.ts";

const name = z.string().max(64).nullable();
const count = z.int().min(0);
const standing = z.strictObject({
  ...{ points: z.number(), total: z.number(), tier: z.string().max(64), stage: name },
  grade: z.string().max(64),
});
const rule = z.strictObject({
  ...{
    rule: z.string().max(64),
    title: z.string().max(120),
    before: z.number(),
    after: z.number(),
  },
});
const lead = z.strictObject({
  ...{ lead: z.string().max(64), before: standing, after: standing, rules: z.array(rule).max(10) },
});
const some = { leads: count, first: z.array(lead).max(10) };
const moves = z.array(z.strictObject({ from: name, to: name, leads: count })).max(500);

const summary: z.ZodType<PreviewSummary> = z.strictObject({
  ...{ leads: count, changed: count, tiers: moves, stages: moves },
  entered: z.array(z.strictObject({ stage: z.string().max(64), ...some })).max(20),
  disqualified: z.strictObject(some),
  movers: z.array(lead).max(20),
  bins: z.array(z.strictObject({ from: z.number(), before: count, after: count })).max(50),
});

/**
 * Reads the sum of the slices so far, which the page carries in its form. A visitor who changes it sees wrong
 * numbers only in their own page; it must not break the page.
 */
export function readSummary(text: string): PreviewSummary | null {
  try {
    return summary.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null;
  }
}
