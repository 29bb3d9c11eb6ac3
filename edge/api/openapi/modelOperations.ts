import * as z from "zod";
import {
  draftSaved,
  modelOrder,
  modelPage,
  modelPublished,
  modelState,
  storedModel,
} from "../../../shared/api/model.ts";
import type { Operation } from "./operation.ts";

const published = { 201: { description: "Published; re-scoring began", schema: modelPublished } };
const bodyProblems = ["invalid-json", "too-deep", "invalid-request", "model-too-large"] as const;
const publishProblems = [
  ...bodyProblems,
  "invalid-model",
  "changed-meanwhile",
  "precondition-required",
  "no-draft",
] as const;

/** Routes about models. Who changes something says by `If-Match` what was seen. */
export const modelOperations: readonly Operation[] = [
  {
    method: "get",
    path: "/v1/model",
    id: "showModel",
    summary: "What scores the site, and the draft of what shall",
    scope: "model",
    answers: { 200: { description: "`ETag` names what was seen", schema: modelState } },
    problems: [],
  },
  {
    method: "put",
    path: "/v1/model",
    id: "saveDraft",
    summary: "Saves a draft",
    scope: "model",
    query: z.strictObject({ author: z.string().optional() }),
    body: z.unknown().describe("A model: docs/models.md, docs/model.schema.json"),
    answers: { 200: { description: "Saved", schema: draftSaved } },
    problems: [...bodyProblems, "invalid-model", "changed-meanwhile", "precondition-required"],
  },
  {
    method: "delete",
    path: "/v1/model/draft",
    id: "discardDraft",
    summary: "Throws the draft away",
    scope: "model",
    answers: { 204: { description: "Done" } },
    problems: ["changed-meanwhile", "precondition-required"],
  },
  {
    method: "post",
    path: "/v1/model/preview",
    id: "previewModel",
    summary: "What a model would change for real leads, slice by slice",
    scope: "model",
    body: modelOrder,
    answers: { 200: { description: "A slice", schema: z.looseObject({}) } },
    problems: [...bodyProblems, "invalid-model", "no-draft", "preview-out-of-date"],
  },
  {
    method: "post",
    path: "/v1/model/publish",
    id: "publishModel",
    summary: "Publishes a model, or the draft",
    scope: "model",
    body: modelOrder,
    answers: published,
    problems: publishProblems,
  },
  {
    method: "get",
    path: "/v1/models",
    id: "listModels",
    summary: "Every version that was ever published",
    scope: "model",
    query: z.strictObject({
      limit: z.coerce.number().int().min(1).max(100).optional(),
      cursor: z.string().optional(),
    }),
    answers: { 200: { description: "A page", schema: modelPage } },
    problems: ["invalid-parameter"],
  },
  {
    method: "get",
    path: "/v1/models/{version}",
    id: "showVersion",
    summary: "One version, with its document",
    scope: "model",
    answers: { 200: { description: "The version", schema: storedModel } },
    problems: ["unknown-version"],
  },
  {
    method: "get",
    path: "/v1/models/{version}/diff",
    id: "diffModels",
    summary: "What changed from one version to another",
    scope: "model",
    query: z.strictObject({ to: z.string().optional().describe("A number, published, or draft") }),
    answers: { 200: { description: "The changes", schema: z.looseObject({}) } },
    problems: ["unknown-version", "no-draft", "invalid-model"],
  },
  {
    method: "post",
    path: "/v1/models/{version}/rollback",
    id: "rollBack",
    summary: "Publishes an older version again, as a new one",
    scope: "model",
    body: modelOrder,
    answers: published,
    problems: [...publishProblems, "unknown-version"],
  },
];
