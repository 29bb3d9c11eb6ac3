import { fail, ok, type Result } from "../result.ts";
import { meaningFaults } from "./meaningFaults.ts";
import { type Model, maxGroups, maxRules, modelSchema } from "./model.ts";
import type { ModelFault } from "./modelFault.ts";
import { shapeFaults } from "./shapeFaults.ts";
import { sizeOf } from "./sizeOf.ts";

/** As compact JSON. 2,000 rules of the usual length need half of it. */
export const maxModelChars = 1_000_000;

/** An `all` in an `any` in a `not` has six levels: more than this is not readable. */
const maxDepth = 48;

/**
 * Checks a model document and lists every fault, of shape and of meaning. Never throws, and for any input
 * takes no longer than for the largest model that is allowed.
 */
export function parseModel(document: unknown): Result<Model, readonly ModelFault[]> {
  const tooLarge = sizeFaults(document);
  if (tooLarge.length > 0) return fail(tooLarge);
  const [readable, tooMany] = withoutExcess(document);
  const parsed = modelSchema.safeParse(readable, { reportInput: true });
  const faults = [
    ...tooMany,
    ...(parsed.success ? [] : shapeFaults(parsed.error.issues)),
    ...meaningFaults(readable),
  ];
  return parsed.success && faults.length === 0 ? ok(parsed.data) : fail(faults);
}

function sizeFaults(document: unknown): ModelFault[] {
  const { chars, depth } = sizeOf(document, maxDepth);
  if (depth > maxDepth) {
    return [{ at: "model", message: `is nested more than ${maxDepth} levels deep: flatten it` }];
  }
  if (chars <= maxModelChars) return [];
  const message = `has ${counted(chars)} characters as JSON; ${counted(maxModelChars)} are allowed: make it smaller`;
  return [{ at: "model", message }, ...withoutExcess(document)[1]];
}

/** The document with at most as many rules and groups as are allowed, so that their faults are still reported. */
function withoutExcess(document: unknown): [document: unknown, faults: ModelFault[]] {
  if (typeof document !== "object" || document === null) return [document, []];
  const readable: Record<string, unknown> = { ...document };
  const faults: ModelFault[] = [];
  for (const [part, allowed] of Object.entries({ rules: maxRules, groups: maxGroups })) {
    const all = readable[part];
    const entries = Object.entries(Object(all));
    if (entries.length <= allowed) continue;
    const kept = entries.slice(0, allowed);
    readable[part] = Array.isArray(all) ? kept.map(([, one]) => one) : Object.fromEntries(kept);
    const message = `are ${counted(entries.length)}; ${counted(allowed)} are allowed: take out ${counted(entries.length - allowed)}`;
    faults.push({ at: part, message });
  }
  return [faults.length === 0 ? document : readable, faults];
}

/** `2,000`, the same on every machine. */
const counted = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ",");
