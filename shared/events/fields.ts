/** Fields that several kinds of events have. */
import * as z from "zod";
import { maxNameChars, maxPathChars, maxProperties } from "./limits.ts";

/** Visible text: control characters would hide in a log line or a table cell. */
export const text = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the pattern refuses them.
    .regex(/^[^\u0000-\u001f\u007f]*$/u, "has control characters");

export const name = text(maxNameChars).min(1);

/** A path from the root, without query or fragment, as the browser percent-encodes it. */
export const path = text(maxPathChars).regex(/^\//, "must start with /");

/** `JSON.parse` accepts `prototype` and similar keys; code that copies objects does not expect them. */
export const key = name.refine(
  (value) => !["__proto__", "constructor", "prototype"].includes(value),
  "is a reserved name",
);

/** A property of a person, company or event: a page, a form or a back end states it. */
export const traitValue = z.union([text(maxNameChars), z.number(), z.boolean()]);

/** A small record with checked keys. */
export const recordOf = <Key extends z.ZodType<string, string>, Value extends z.ZodType>(
  keys: Key,
  value: Value,
) =>
  z
    .record(keys, value)
    .refine((entries) => Object.keys(entries).length <= maxProperties, "has too many entries");

/** What a page says about itself. */
export const page = z.strictObject({
  /** Path of the page, e.g. `/pricing`. */
  path,
  /** Page type that the site owner wrote on the page (`<meta name="page-type">` or `data-page-type`). */
  type: name.optional(),
  /** The `@type`s of the page's JSON-LD, e.g. `["JobPosting"]`. */
  schemaTypes: z.array(name).max(5).optional(),
});

/** Fields of every event. */
export const common = {
  /** Made once and kept through every retry. An id counts once, however often it arrives. */
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "must be 8 to 64 letters, digits, - or _"),
  /** When it happened: milliseconds since 1970 by the sender's clock. */
  occurredAt: z.int(),
};

/** A back end may add to every event whether it vouches for it. */
export const vouched = { verified: z.boolean().optional() };
