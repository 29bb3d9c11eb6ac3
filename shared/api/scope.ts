import * as z from "zod";

/**
 * The scopes of an API key:
 *
 * - `read`: leads, explanations, events, exports
 * - `write`: identify people, send events, adjust points, link visitors
 * - `collect`: import past events (`POST /v1/collect` with a key)
 * - `model`: read, preview and publish models
 * - `privacy`: erase a person
 */
export const scope = z.enum(["read", "write", "collect", "model", "privacy"]);

export type Scope = z.infer<typeof scope>;
export const scopes = scope.options;
