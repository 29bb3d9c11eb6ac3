import { nestsDeeperThan } from "../shared/wire/depth.ts";

/** Far more than Cloudflare nests; Miniflare writes it as JSON again by recursion, which has a stack. */
const maxDepth = 20;

/** Reads `--cf`. @throws When it is not a JSON object. */
export function parseCf(json: string): Record<string, unknown> {
  let cf: unknown;
  try {
    cf = nestsDeeperThan(maxDepth, json) ? null : JSON.parse(json);
  } catch {}
  if (typeof cf !== "object" || cf === null || Array.isArray(cf)) {
    throw new Error(`--cf is a JSON object like '{"country":"NL"}', not ${json.slice(0, 200)}`);
  }
  return cf as Record<string, unknown>;
}
