import * as z from "zod";
import {
  modelDiff,
  modelOrder,
  modelPage,
  modelPublished,
  modelVersions,
  storedModel,
} from "../../../shared/api/model.ts";
import type { SiteKey } from "../../../shared/identity/ids.ts";
import type { Model } from "../../../shared/model/model.ts";
import type { ModelFault } from "../../../shared/model/modelFault.ts";
import { diffModels } from "../../../shared/preview/diffModels.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import { checkDocument } from "../../models/checkDocument.ts";
import { findVersion, listVersions, readState } from "../../models/history.ts";
import { rollBack } from "../../models/publishModel.ts";
import { maxDocumentBytes } from "../../models/readDocument.ts";
import type { Ports } from "../../ports/ports.ts";
import { jsonBody } from "../body.ts";
import type { Route } from "../definition.ts";
import { ifMatch } from "../ifMatch.ts";
import { type ProblemName, problem } from "../middleware/problem.ts";
import { modelVersion } from "../pathParameter.ts";
import { route } from "../route.ts";
import { answerPublication } from "./answerPublication.ts";

/** Every model that was ever published. */
export const modelHistoryRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/v1/models",
    id: "listModels",
    summary: "Lists every version that was ever published",
    access: { scope: "model" },
    query: modelVersions,
    answers: { 200: { description: "A page", schema: modelPage } },
    async handle({ c, site, query: { limit, cursor }, ports, json }) {
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : modelVersion.parse(cursor);
      if (before === null) {
        const detail = "cursor: must be `next` of the page before";
        return problem(c, "invalid-parameter", { detail });
      }
      const { versions, next } = await listVersions(ports, site, before, limit);
      return json(200, { versions, next: next === null ? null : String(next) });
    },
  }),

  route({
    method: "get",
    path: "/v1/models/{version}",
    id: "showVersion",
    summary: "Shows one version, with its document",
    access: { scope: "model" },
    params: { version: modelVersion },
    answers: { 200: { description: "The version", schema: storedModel } },
    async handle({ c, site, params, ports, json }) {
      const found = await findVersion(ports, site, params.version);
      return found === null ? problem(c, "unknown-version") : json(200, found);
    },
  }),

  route({
    method: "get",
    path: "/v1/models/{version}/diff",
    id: "diffModels",
    summary: "Shows what changed from one version to another",
    access: { scope: "model" },
    query: z.strictObject({
      to: z.string().default("published").describe("A number, `published`, or `draft`"),
    }),
    answers: { 200: { description: "The changes", schema: modelDiff } },
    problems: ["unknown-version", "no-draft", "invalid-model"],
    async handle({ c, site, params, query, ports, json }) {
      const [before, after] = await Promise.all([
        modelNamed(params.version, site, ports),
        modelNamed(query.to, site, ports),
      ]);
      if (!before.ok) return problem(c, ...before.reason);
      if (!after.ok) return problem(c, ...after.reason);
      return json(200, diffModels(before.value, after.value));
    },
  }),

  route({
    method: "post",
    path: "/v1/models/{version}/rollback",
    id: "rollBack",
    summary: "Publishes an older version again, as a new one",
    access: { scope: "model" },
    params: { version: modelVersion },
    body: jsonBody(modelOrder.prefault({})),
    limit: maxDocumentBytes,
    answers: { 201: { description: "Published; re-scoring starts", schema: modelPublished } },
    problems: ["invalid-model", "changed-meanwhile"],
    async handle({ c, site, apiKey, params: { version }, body, ports }) {
      const { author = apiKey.name, note = `Back to version ${version}` } = body;
      const publication = { author, note, seen: ifMatch(c) ?? null };
      const published = await rollBack(ports, site, version, publication);
      return answerPublication(c, site, published, ports);
    },
  }),
];

type NoModel = readonly [ProblemName, { readonly faults?: readonly ModelFault[] }];

/** The model of `published`, `draft`, or a version's number. */
async function modelNamed(
  name: string,
  site: SiteKey,
  ports: Ports,
): Promise<Result<Model, NoModel>> {
  const document = await documentNamed(name, site, ports);
  if (document === undefined) return fail([name === "draft" ? "no-draft" : "unknown-version", {}]);
  const checked = checkDocument(document);
  return checked.ok ? ok(checked.value.model) : fail(["invalid-model", { faults: checked.reason }]);
}

/** Its document; `undefined` when there is none. */
async function documentNamed(name: string, site: SiteKey, ports: Ports): Promise<unknown> {
  if (name === "published" || name === "draft") {
    const { published, draft } = await readState(ports, site);
    return name === "draft" ? draft?.document : published.document;
  }
  const version = modelVersion.parse(name);
  return version === null ? undefined : (await findVersion(ports, site, version))?.document;
}
