import * as z from "zod";
import {
  draftSaved,
  modelOrder,
  modelPreview,
  modelPublished,
  modelState,
} from "../../../shared/api/model.ts";
import { progressOf } from "../../../shared/preview/progress.ts";
import { checkDocument } from "../../models/checkDocument.ts";
import { readState } from "../../models/history.ts";
import { formatTag } from "../../models/modelTag.ts";
import { previewModel } from "../../models/previewModel.ts";
import { publishDocument, publishDraft } from "../../models/publishModel.ts";
import { maxDocumentBytes } from "../../models/readDocument.ts";
import { jsonBody } from "../body.ts";
import type { Route } from "../definition.ts";
import { ifMatch } from "../ifMatch.ts";
import { problem } from "../middleware/problem.ts";
import { route } from "../route.ts";
import { answerPublication } from "./answerPublication.ts";

const order = jsonBody(modelOrder.prefault({}));

/** The model that scores the site, and its draft. A change names in `If-Match` what its author has seen. */
export const modelRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/v1/model",
    id: "showModel",
    summary: "Shows the published model and the draft",
    access: { scope: "model" },
    answers: { 200: { description: "`ETag` names this state", schema: modelState } },
    async handle({ site, ports, json }) {
      const { published, draft, tag, rescore } = await readState(ports, site);
      const state = { published, draft, rescore: rescore && progressOf(rescore) };
      return json(200, state, { etag: formatTag(tag) });
    },
  }),

  route({
    method: "put",
    path: "/v1/model",
    id: "saveDraft",
    summary: "Saves a draft",
    access: { scope: "model" },
    query: z.strictObject({ author: z.string().optional() }),
    body: jsonBody(z.unknown().describe("A model: docs/models.md, docs/model.schema.json")),
    limit: maxDocumentBytes,
    answers: { 200: { description: "Saved", schema: draftSaved } },
    problems: ["invalid-model", "changed-meanwhile", "precondition-required"],
    async handle({ c, site, apiKey, query, body: document, ports, json }) {
      const seen = ifMatch(c);
      if (seen === undefined) return problem(c, "precondition-required");
      const checked = checkDocument(document);
      if (!checked.ok) return problem(c, "invalid-model", { faults: checked.reason });
      const author = query.author?.slice(0, 120) || apiKey.name;
      const savedAt = ports.clock();
      const tag = await ports.versions.saveDraft(site, { document, author, savedAt }, seen);
      if (tag === null) return problem(c, "changed-meanwhile");
      const { warnings } = checked.value;
      return json(200, { draft: { author, savedAt }, warnings }, { etag: formatTag(tag) });
    },
  }),

  route({
    method: "delete",
    path: "/v1/model/draft",
    id: "discardDraft",
    summary: "Discards the draft",
    access: { scope: "model" },
    answers: { 204: { description: "Done" } },
    problems: ["changed-meanwhile", "precondition-required"],
    async handle({ c, site, apiKey, ports }) {
      const seen = ifMatch(c);
      if (seen === undefined) return problem(c, "precondition-required");
      const none = { document: null, author: apiKey.name, savedAt: ports.clock() };
      const tag = await ports.versions.saveDraft(site, none, seen);
      if (tag === null) return problem(c, "changed-meanwhile");
      return c.body(null, 204, { etag: formatTag(tag) });
    },
  }),

  route({
    method: "post",
    path: "/v1/model/preview",
    id: "previewModel",
    summary: "Shows what a model would change for real leads, slice by slice",
    access: { scope: "model" },
    body: order,
    limit: maxDocumentBytes,
    answers: { 200: { description: "A slice", schema: modelPreview } },
    problems: ["invalid-model", "no-draft", "preview-out-of-date"],
    async handle({ c, site, body: { document, next }, ports, json }) {
      const previewed = await previewModel(ports, site, document, next);
      if (previewed.ok) return json(200, previewed.value);
      const { reason } = previewed;
      return reason.name === "invalid-cursor"
        ? problem(c, "invalid-body", { detail: "next: must be `next` of the slice before" })
        : problem(c, reason.name, "faults" in reason ? { faults: reason.faults } : {});
    },
  }),

  route({
    method: "post",
    path: "/v1/model/publish",
    id: "publishModel",
    summary: "Publishes a model, or the draft",
    access: { scope: "model" },
    body: order,
    limit: maxDocumentBytes,
    answers: { 201: { description: "Published; re-scoring starts", schema: modelPublished } },
    problems: ["invalid-model", "changed-meanwhile", "precondition-required", "no-draft"],
    async handle({ c, site, apiKey, body, ports }) {
      const { document, author = apiKey.name, note = "" } = body;
      const seen = ifMatch(c);
      if (document !== undefined) {
        const publication = { author, note, seen: seen ?? null };
        const published = await publishDocument(ports, site, document, publication);
        return answerPublication(c, site, published, ports);
      }
      // A draft that was saved again since is not the one that was previewed.
      if (seen === undefined) return problem(c, "precondition-required");
      const published = await publishDraft(ports, site, { author, note, seen });
      return answerPublication(c, site, published, ports);
    },
  }),
];
