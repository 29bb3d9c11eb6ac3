import type { Context } from "hono";
import { diffModels } from "../../../shared/preview/diffModels.ts";
import { rescoreLeads } from "../../jobs/rescoreLeads.ts";
import { checkDocument } from "../../models/checkDocument.ts";
import { readState } from "../../models/history.ts";
import { formatTag, parseTag } from "../../models/modelTag.ts";
import { publishDraft } from "../../models/publishModel.ts";
import { runAfterResponse } from "../../models/runAfterResponse.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { Faults } from "../shell/faults.tsx";
import { answerInShell } from "../shell/layout.tsx";
import { DiffView } from "./modelDiff.tsx";
import { ModelHead } from "./modelTabs.tsx";
import { PublishForm } from "./publishForm.tsx";

/** `GET /console/model/publish`: what is about to happen, and the button. */
export const modelPublishPage = (ports: Pick<Ports, "versions">) =>
  async function modelPublishPage(c: Context<ConsoleEnvironment>) {
    const { draft, published, tag } = await readState(ports, c.var.site.key);
    if (draft === null) return c.redirect("/console/model", 303);
    const before = checkDocument(published.document);
    const after = checkDocument(draft.document);
    const next = published.version + 1;
    const content = (
      <>
        <ModelHead title={`Publish version ${next}`} current="Preview" />
        {after.ok ? (
          <section class="panel" aria-labelledby="changes-title">
            <h2 id="changes-title">What changes</h2>
            {before.ok && <DiffView diff={diffModels(before.value.model, after.value.model)} />}
            <p class="muted">
              Every lead is scored by it at once, past behaviour included; lists follow in the
              background. You can go back to version {published.version} at any time.
            </p>
            <PublishForm
              action="/console/model/publish"
              tag={formatTag(tag)}
              note=""
              button={`Publish version ${next}`}
            />
          </section>
        ) : (
          <Faults title="The draft cannot be published" faults={after.reason} />
        )}
      </>
    );
    return answerInShell(c, { title: "Publish the draft", content });
  };

/** `POST /console/model/publish`. */
export const publishModel = (ports: Ports) =>
  async function publishModel(c: Context<ConsoleEnvironment>) {
    const { note = "", tag } = await c.req.parseBody<Record<string, string>>();
    const seen = parseTag(tag);
    if (seen === null || seen === "any") return c.redirect("/console/model/publish", 303);
    const publication = { author: c.var.apiKey.name, note: note.trim().slice(0, 1_000), seen };
    return answerPublication(c, await publishDraft(ports, c.var.site.key, publication), ports);
  };

/** Goes to the model and begins to re-score everyone, or says why nothing was published. */
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
      <ModelHead title="Nothing was published" current="Published" />
      {reason.name === "invalid-model" ? (
        <Faults title="The document is no model" faults={reason.faults} />
      ) : (
        <div class="empty">
          <h2>Somebody else was faster</h2>
          <p>The model or its draft has changed since you looked. See what is there now.</p>
          <p>
            <a class="button" href="/console/model">
              See the model
            </a>
          </p>
        </div>
      )}
    </>
  );
  return answerInShell(c, { title: "Nothing was published", content }, 409);
}
