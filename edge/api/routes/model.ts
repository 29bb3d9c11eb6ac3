import { Hono } from "hono";
import { progressOf } from "../../../shared/preview/progress.ts";
import { checkDocument } from "../../models/checkDocument.ts";
import { readState } from "../../models/history.ts";
import { formatTag } from "../../models/modelTag.ts";
import { previewModel } from "../../models/previewModel.ts";
import { publishDocument, publishDraft } from "../../models/publishModel.ts";
import { readDocument } from "../../models/readDocument.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { problem } from "../middleware/problem.ts";
import { answerPublication, type ModelEnvironment } from "./answerPublication.ts";
import { largeBody, readModelRequest, seenOf } from "./readModelRequest.ts";

/** `/v1/model`: what scores the site, and the draft of what shall. */
export function modelRoutes(ports: Ports) {
  return new Hono<ModelEnvironment>()
    .use(apiKey(ports, "model"), largeBody)

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
        const published = await publishDocument(ports, site, document, publication);
        return answerPublication(c, published, ports);
      }
      // A draft that somebody saved meanwhile is not what was previewed.
      if (seen === undefined) return problem(c, "precondition-required");
      const published = await publishDraft(ports, site, { author, note, seen });
      return answerPublication(c, published, ports);
    });
}
