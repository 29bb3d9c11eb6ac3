import { type Context, Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { rescoreLeads } from "../jobs/rescoreLeads.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { problem } from "../middleware/problem.ts";
import { afterAnswer } from "../models/afterAnswer.ts";
import { checkDocument } from "../models/checkDocument.ts";
import { diffModels } from "../models/diffModels.ts";
import { findVersion, listVersions, readState } from "../models/history.ts";
import { formatTag, parseTag } from "../models/modelTag.ts";
import { previewModel } from "../models/previewModel.ts";
import { progressOf } from "../models/progress.ts";
import {
  type NotPublished,
  publishDocument,
  publishDraft,
  rollBack,
} from "../models/publishModel.ts";
import { maxDocumentBytes, readDocument } from "../models/readDocument.ts";
import type { ApiKey, ModelTag, Ports } from "../ports.ts";
import { readModelRequest } from "./readModelRequest.ts";

type Environment = { Variables: { apiKey: ApiKey } };

const maxVersionsPerPage = 100;

const largeBody = bodyLimit({
  maxSize: maxDocumentBytes,
  onError: (c) => problem(c, "model-too-large"),
});

/** `/v1/model`: what scores the site, and the draft of what shall. */
export function modelRoutes(ports: Ports) {
  return new Hono<Environment>()
    .use(apiKey(ports), largeBody)

    .get("/", async function showModel(c) {
      const { published, draft, tag, rescore } = await readState(ports, c.var.apiKey.site);
      c.header("etag", formatTag(tag));
      c.header("cache-control", "no-store");
      return c.json({ published, draft, rescore: rescore && progressOf(rescore) });
    })

    .put("/", async function saveDraft(c) {
      const seen = seenOf(c);
      if (seen === undefined) return problem(c, "precondition-required");
      const read = readDocument(await c.req.text());
      if (!read.ok) return problem(c, read.reason.name, { detail: read.reason.detail });
      const checked = checkDocument(read.value);
      if (!checked.ok) return problem(c, "invalid-model", { faults: checked.reason });
      const author = c.req.query("author")?.slice(0, 120) || c.var.apiKey.name;
      const draft = { document: read.value, author, savedAt: ports.clock() };
      const tag = await ports.versions.saveDraft(c.var.apiKey.site, draft, seen);
      if (tag === null) return problem(c, "changed-meanwhile");
      c.header("etag", formatTag(tag));
      const { savedAt } = draft;
      return c.json({ draft: { author, savedAt }, warnings: checked.value.warnings });
    })

    .delete("/draft", async function discardDraft(c) {
      const seen = seenOf(c);
      if (seen === undefined) return problem(c, "precondition-required");
      const { site, name } = c.var.apiKey;
      const gone = { document: null, author: name, savedAt: ports.clock() };
      const tag = await ports.versions.saveDraft(site, gone, seen);
      if (tag === null) return problem(c, "changed-meanwhile");
      return c.body(null, 204, { etag: formatTag(tag) });
    })

    .post("/preview", async function preview(c) {
      const asked = await readModelRequest(c);
      if (!asked.ok) return problem(c, asked.reason.name, { detail: asked.reason.detail });
      const { document, next } = asked.value;
      const previewed = await previewModel(ports, c.var.apiKey.site, document, next);
      if (previewed.ok) return c.json(previewed.value, 200, { "cache-control": "no-store" });
      const { reason } = previewed;
      if (reason.name !== "invalid-cursor") {
        return problem(c, reason.name, "faults" in reason ? { faults: reason.faults } : {});
      }
      return problem(c, "invalid-request", { detail: "next: take it from the answer before" });
    })

    .post("/publish", async function publish(c) {
      const asked = await readModelRequest(c);
      if (!asked.ok) return problem(c, asked.reason.name, { detail: asked.reason.detail });
      const { document, author = c.var.apiKey.name, note = "" } = asked.value;
      const { site } = c.var.apiKey;
      const seen = seenOf(c);
      if (document !== undefined) {
        const publication = { author, note, seen: seen ?? null };
        return answerPublished(c, await publishDocument(ports, site, document, publication));
      }
      // A draft that somebody saved meanwhile is not what was previewed.
      if (seen === undefined) return problem(c, "precondition-required");
      return answerPublished(c, await publishDraft(ports, site, { author, note, seen }));
    });

  function answerPublished(c: Context<Environment>, published: Published) {
    return answerPublication(c, published, ports);
  }
}

/** `/v1/models`: every version that was ever published. */
export function modelsRoutes(ports: Ports) {
  return new Hono<Environment>()
    .use(apiKey(ports), largeBody)

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

type Published = Awaited<ReturnType<typeof publishDocument>>;

/** Answers 201 and begins to re-score everyone, or says why not. */
async function answerPublication(
  c: Context<Environment>,
  published: Published,
  ports: Ports,
): Promise<Response> {
  if (!published.ok) return notPublished(c, published.reason);
  // What is left of it after this, the cron goes on with.
  afterAnswer(c, "re-score", rescoreLeads(ports));
  const { published: model, tag, rescore } = await readState(ports, c.var.apiKey.site);
  const { document: _, ...version } = model;
  return c.json({ ...version, rescore: rescore && progressOf(rescore) }, 201, {
    etag: formatTag(tag),
    location: `/v1/models/${published.value}`,
  });
}

const notPublished = (c: Context, reason: NotPublished): Response =>
  problem(c, reason.name, "faults" in reason ? { faults: reason.faults } : {});

/** What `If-Match` says was seen; `null` for `*`, `undefined` when it is missing or none of ours. */
function seenOf(c: Context): ModelTag | null | undefined {
  const header = c.req.header("if-match");
  const tag = parseTag(header);
  if (tag === "any") return null;
  // A tag that is not ours was never what is there.
  return tag ?? (header === undefined ? undefined : { version: -1, revision: -1 });
}

const versionOf = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);
