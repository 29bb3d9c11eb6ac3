/** `/v1/model` and `/v1/models`: what is asked and answered, around the document itself. */
import * as z from "zod";
import { milliseconds } from "./words.ts";

const document = z.unknown().describe("A model: docs/models.md, docs/model.schema.json");

const modelVersion = z.looseObject({
  version: z.int().describe("0 is the default model"),
  author: z.string(),
  note: z.string(),
  publishedAt: milliseconds.nullable(),
  restores: z.int().nullable().describe("The older version that it brought back"),
});

const rescore = z
  .strictObject({
    version: z.int(),
    startedAt: milliseconds,
    total: z.int().describe("Leads of the site"),
    done: z.int(),
    restaged: z.int().describe("Leads that changed stage by the new model alone"),
    isRunning: z.boolean().describe("Lists may still show some leads by an older version"),
    finishedAt: milliseconds.nullable(),
  })
  .nullable()
  .describe("Progress of re-scoring all leads");

/** Of the published model and the draft. */
export const modelState = z.strictObject({
  published: modelVersion.extend({ document }),
  draft: z.looseObject({ document, author: z.string(), savedAt: milliseconds }).nullable(),
  rescore,
});
export type ModelState = z.infer<typeof modelState>;

export const storedModel = modelVersion.extend({ document });

export const modelPublished = modelVersion.extend({ rescore });
export type ModelPublished = z.infer<typeof modelPublished>;

export const draftSaved = z.strictObject({
  draft: z.strictObject({ author: z.string(), savedAt: milliseconds }),
  warnings: z.array(z.looseObject({ at: z.string(), message: z.string() })),
});

export const modelPage = z.strictObject({
  versions: z.array(modelVersion).describe("Newest first"),
  next: z.string().nullable().describe("`cursor` of the next page; `null` on the last"),
});
export type ModelPage = z.infer<typeof modelPage>;

/** Body of `POST /v1/model/preview` and `…/publish`, and of a rollback. */
export const modelOrder = z.strictObject({
  document: document.optional(),
  next: z.string().max(1_000).optional().describe("Of a preview: where the slice before ended"),
  author: z.string().trim().min(1).max(120).optional(),
  note: z.string().trim().max(1_000).optional(),
});
export type ModelOrder = z.input<typeof modelOrder>;
