import { Hono } from "hono";
import { diffModels } from "../../../shared/preview/diffModels.ts";
import { checkDocument } from "../../models/checkDocument.ts";
import { findVersion, listVersions, readState } from "../../models/history.ts";
import { rollBack } from "../../models/publishModel.ts";
import type { ApiKey } from "../../ports/apiKeys.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { problem } from "../middleware/problem.ts";
import { answerPublication, type ModelEnvironment } from "./answerPublication.ts";
import { largeBody, readModelRequest, seenOf } from "./readModelRequest.ts";

const maxVersionsPerPage = 100;

/** `/v1/models`: every version that was ever published. */
export function modelsRoutes(ports: Ports) {
  return new Hono<ModelEnvironment>()
    .use(apiKey(ports, "model"), largeBody)

    .get("/", async function listModels(c) {
      const limit = Number(c.req.query("limit") ?? 50);
      if (!Number.isInteger(limit) || limit < 1 || limit > maxVersionsPerPage) {
        const detail = `limit: a number from 1 to ${maxVersionsPerPage}`;
        return problem(c, "invalid-parameter", { detail });
      }
      const cursor = c.req.query("cursor");
      const before = cursor === undefined ? Number.MAX_SAFE_INTEGER : versionOf(cursor);
      if (before === null) {
        const detail = "cursor: take it from the answer before, as it is";
        return problem(c, "invalid-parameter", { detail });
      }
      const page = await listVersions(ports, c.var.apiKey.site, before, limit);
      return c.json({ ...page, next: page.next === null ? null : String(page.next) });
    })

    .get("/:version", async function showVersion(c) {
      const version = versionOf(c.req.param("version"));
      const found = version === null ? null : await findVersion(ports, c.var.apiKey.site, version);
      return found === null ? problem(c, "unknown-version") : c.json(found);
    })

    .get("/:version/diff", async function diff(c) {
      const { site } = c.var.apiKey;
      const documents = [];
      for (const name of [c.req.param("version"), c.req.query("to") ?? "published"]) {
        const document = await documentNamed(name, site);
        if (document === undefined) {
          return problem(c, name === "draft" ? "no-draft" : "unknown-version");
        }
        documents.push(document);
      }
      const [before, after] = documents.map(checkDocument);
      for (const checked of [before, after]) {
        if (checked?.ok === false) return problem(c, "invalid-model", { faults: checked.reason });
      }
      return before?.ok && after?.ok
        ? c.json(diffModels(before.value.model, after.value.model))
        : problem(c, "unknown-version");
    })

    .post("/:version/rollback", async function rollback(c) {
      const version = versionOf(c.req.param("version"));
      if (version === null) return problem(c, "unknown-version");
      const asked = await readModelRequest(c);
      if (!asked.ok) return problem(c, asked.reason.name, { detail: asked.reason.detail });
      const { author = c.var.apiKey.name, note = `Back to version ${version}` } = asked.value;
      const publication = { author, note, seen: seenOf(c) ?? null };
      const published = await rollBack(ports, c.var.apiKey.site, version, publication);
      return answerPublication(c, published, ports);
    });

  /** `published`, `draft`, or a version's number; `undefined` when there is none. */
  async function documentNamed(name: string, site: ApiKey["site"]): Promise<unknown> {
    if (name === "published" || name === "draft") {
      const { published, draft } = await readState(ports, site);
      return name === "draft" ? draft?.document : published.document;
    }
    const version = versionOf(name);
    return version === null ? undefined : (await findVersion(ports, site, version))?.document;
  }
}

const versionOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);
