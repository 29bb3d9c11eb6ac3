import type { Context } from "hono";
import { rescoreLeads } from "../../jobs/rescoreLeads.ts";
import type { publishDraft } from "../../models/publishModel.ts";
import { runAfterResponse } from "../../models/runAfterResponse.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { Faults } from "../shell/faults.tsx";
import { answerInShell } from "../shell/layout.tsx";
import { ModelHead } from "./modelTabs.tsx";

/** A change note of 1,000 characters, percent-encoded, and the tag. */
export const maxPublishFormBytes = 16_384;

/** Redirects to the model and starts to re-score all leads, or says why nothing was published. */
export function answerPublication(
  c: Context<ConsoleEnvironment>,
  published: Awaited<ReturnType<typeof publishDraft>>,
  ports: Ports,
) {
  if (published.ok) {
    runAfterResponse(c, "re-score", rescoreLeads(ports));
    return c.redirect("/console/model", 303);
  }
  const { reason } = published;
  const content = (
    <>
      <ModelHead title="Not published" current="Published" />
      {reason.name === "invalid-model" ? (
        <Faults title="This is not a valid model" faults={reason.faults} />
      ) : (
        <div class="empty">
          <h2>This draft was changed by someone else</h2>
          <p>
            The model or its draft has changed since you opened the page. Check the current model.
          </p>
          <p>
            <a class="button" href="/console/model">
              See the model
            </a>
          </p>
        </div>
      )}
    </>
  );
  return answerInShell(c, { title: "Not published", content }, 409);
}
