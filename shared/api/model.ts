/** `/v1/model` and `/v1/models`: requests and answers around the document itself. */
import * as z from "zod";
import type { AnswerOf } from "../answerOf.ts";
import type { PreviewSummary } from "../preview/previewSummary.ts";
import { milliseconds } from "./words.ts";

const document = z.unknown().describe("A model: docs/models.md, docs/model.schema.json");

const modelVersion = z.strictObject({
  version: z.int().describe("0 is the default model"),
  author: z.string(),
  note: z.string(),
  publishedAt: milliseconds.nullable(),
  restores: z.int().nullable().describe("The older version that it restored"),
});

const rescore = z
  .strictObject({
    version: z.int(),
    startedAt: milliseconds,
    total: z.int().describe("Leads when it started"),
    done: z.int(),
    restaged: z.int().describe("Leads that changed stage by the new model alone"),
    isRunning: z.boolean().describe("Lists may still show some leads by an older version"),
    finishedAt: milliseconds.nullable(),
  })
  .nullable()
  .describe("Progress of re-scoring all leads");

const fault = z.strictObject({ at: z.string(), message: z.string() });

/** The published model and the draft. */
export const modelState = z.strictObject({
  published: modelVersion.extend({ document }),
  draft: z.strictObject({ document, author: z.string(), savedAt: milliseconds }).nullable(),
  rescore,
});
export type ModelState = AnswerOf<typeof modelState>;

export const storedModel = modelVersion.extend({ document });

export const modelPublished = modelVersion.extend({ rescore });
export type ModelPublished = AnswerOf<typeof modelPublished>;

export const draftSaved = z.strictObject({
  draft: z.strictObject({ author: z.string(), savedAt: milliseconds }),
  warnings: z.array(fault),
});

/** Query of `GET /v1/models`. */
export const modelVersions = z.strictObject({
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().optional().describe("`next` of the page before"),
});

export const modelPage = z.strictObject({
  versions: z.array(modelVersion).describe("Newest first"),
  next: z.string().nullable().describe("`cursor` of the next page; `null` on the last"),
});
export type ModelPage = AnswerOf<typeof modelPage>;

/** Body of `POST /v1/model/preview` and `…/publish`, and of a rollback. */
export const modelOrder = z.strictObject({
  document: document.optional(),
  next: z.string().max(1_000).optional().describe("Of a preview: `next` of the slice before"),
  author: z.string().trim().min(1).max(120).optional(),
  note: z.string().trim().max(1_000).optional(),
});
export type ModelOrder = z.input<typeof modelOrder>;

export const modelPreview = z.strictObject({
  at: milliseconds.describe("The time at which both models are evaluated"),
  version: z.int().describe("The published version"),
  total: z.int().describe("Leads of the site when the preview started"),
  binWidth: z.number(),
  warnings: z.array(fault),
  summary: z.unknown().describe("Leads by tier, grade and stage, and the biggest changes"),
  next: z.string().nullable().describe("Sent for the next slice; `null` after the last"),
});
/** The summary's type is that of the code that merges slices. */
export type ModelPreview = Omit<AnswerOf<typeof modelPreview>, "summary"> & {
  readonly summary: PreviewSummary;
};

const valueChange = z.strictObject({
  at: z.string(),
  before: z.unknown(),
  after: z.unknown(),
});

export const modelDiff = z.strictObject({
  added: z.array(z.unknown()).describe("Rules"),
  removed: z.array(z.unknown()).describe("Rules"),
  changed: z.array(
    z.strictObject({ rule: z.string(), title: z.string(), changes: z.array(valueChange) }),
  ),
  settings: z.array(valueChange).describe("Everything but rules"),
  reordered: z.boolean().describe("The same rules are in another order"),
});
