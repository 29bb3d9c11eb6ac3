import type { Context } from "hono";
import { progressOf } from "../../../shared/preview/progress.ts";
import { rescoreLeads } from "../../jobs/rescoreLeads.ts";
import { readState } from "../../models/history.ts";
import { formatTag } from "../../models/modelTag.ts";
import type { publishDocument } from "../../models/publishModel.ts";
import { runAfterResponse } from "../../models/runAfterResponse.ts";
import type { ApiKey } from "../../ports/apiKeys.ts";
import type { Ports } from "../../ports/ports.ts";
import { problem } from "../middleware/problem.ts";

/** What routes about models know of their request. */
export type ModelEnvironment = { Variables: { apiKey: ApiKey } };

type Published = Awaited<ReturnType<typeof publishDocument>>;

/** Answers 201 and begins to re-score everyone, or says why not. */
export async function answerPublication(
  c: Context<ModelEnvironment>,
  published: Published,
  ports: Ports,
): Promise<Response> {
  if (!published.ok) {
    const { reason } = published;
    return problem(c, reason.name, "faults" in reason ? { faults: reason.faults } : {});
  }
  // What is left of it after this, the cron goes on with.
  runAfterResponse(c, "re-score", rescoreLeads(ports));
  const { published: model, tag, rescore } = await readState(ports, c.var.apiKey.site);
  const { document: _, ...version } = model;
  return c.json({ ...version, rescore: rescore && progressOf(rescore) }, 201, {
    etag: formatTag(tag),
    location: `/v1/models/${published.value}`,
  });
}
