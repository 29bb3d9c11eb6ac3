import type { Context } from "hono";
import type { AnswerOf } from "../../../shared/answerOf.ts";
import type { modelPublished } from "../../../shared/api/model.ts";
import type { SiteKey } from "../../../shared/identity/ids.ts";
import { progressOf } from "../../../shared/preview/progress.ts";
import { rescoreLeads } from "../../jobs/rescoreLeads.ts";
import { readState } from "../../models/history.ts";
import { formatTag } from "../../models/modelTag.ts";
import type { publishDocument } from "../../models/publishModel.ts";
import { runAfterResponse } from "../../models/runAfterResponse.ts";
import type { Ports } from "../../ports/ports.ts";
import { problem } from "../middleware/problem.ts";

type Published = Awaited<ReturnType<typeof publishDocument>>;

/** Answers 201 and starts to re-score all leads, or says why nothing was published. */
export async function answerPublication(
  c: Context,
  site: SiteKey,
  published: Published,
  ports: Ports,
): Promise<Response> {
  if (!published.ok) {
    const { reason } = published;
    return problem(c, reason.name, "faults" in reason ? { faults: reason.faults } : {});
  }
  // The cron continues where this ends.
  runAfterResponse(c, "re-score", rescoreLeads(ports));
  const { published: model, tag, rescore } = await readState(ports, site);
  const { document: _, ...version } = model;
  const answer: AnswerOf<typeof modelPublished> = {
    ...version,
    rescore: rescore && progressOf(rescore),
  };
  return c.json(answer, 201, {
    "cache-control": "no-store",
    etag: formatTag(tag),
    location: `/v1/models/${published.value}`,
  });
}
