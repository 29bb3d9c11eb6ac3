/**
 * The readable parts of a document that may be broken anywhere: each invalid part is left out, and the others
 * stay. So one run reports all faults, of shape and of meaning.
 */
import * as z from "zod";

const text = z.string().optional().catch(undefined);
const number = z.number().optional().catch(undefined);
const listOf = <Item extends z.ZodType>(item: Item) => z.array(item).catch([]);
/** A record, or the parts of it that are objects. */
const recordOf = <Value extends z.ZodType>(value: Value) => z.record(z.string(), value).catch({});

/** A model has at most ten of each; the schema reports a longer list. */
const bandsOf = <Item extends z.ZodType>(item: Item) =>
  listOf(item).transform((bands) => bands.slice(0, 20));

const band = z.object({ name: text, letter: text, atLeast: number }).catch(nothing);
const stage = z
  .object({ name: text, atLeast: number, hysteresis: number, minGrade: text })
  .catch(nothing);

const sketch = z.object({
  rules: listOf(z.object({ id: text, kind: text, group: text }).catch(nothing)),
  groups: recordOf(z.object({ within: text, min: number, max: number }).catch(nothing)),
  tiers: bandsOf(band),
  stages: bandsOf(stage),
  grades: bandsOf(
    band.transform(({ letter, atLeast }) => ({ name: letter, letter: undefined, atLeast })),
  ),
  segments: recordOf(z.object({ when: z.unknown() }).catch({ when: undefined })),
  priority: z.object({ matrix: recordOf(recordOf(z.unknown())) }).catch({ matrix: {} }),
});

export type Sketch = z.output<typeof sketch>;

export const sketchOf = (document: unknown): Sketch =>
  sketch.parse(Array.isArray(document) ? {} : Object(document));

/** An invalid part is read as empty. */
function nothing() {
  return {} as never;
}
