import * as z from "zod";

/**
 * What an API key may do:
 *
 * - `read`: leads, explanations, events, exports
 * - `write`: say who somebody is, tell events, adjust points, link visitors
 * - `collect`: send what was seen in the past (`POST /v1/collect` with a key)
 * - `model`: read, preview and publish models
 * - `privacy`: erase a person
 */
export const scope = z.enum(["read", "write", "collect", "model", "privacy"]);

export type Scope = z.infer<typeof scope>;
export const scopes = scope.options;
