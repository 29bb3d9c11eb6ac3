import type { Context } from "hono";
import { diffModels } from "../../../shared/preview/diffModels.ts";
import { checkDocument } from "../../models/checkDocument.ts";
import { readState } from "../../models/history.ts";
import { formatTag, parseTag } from "../../models/modelTag.ts";
import { publishDraft } from "../../models/publishModel.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { Faults } from "../shell/faults.tsx";
import { answerInShell } from "../shell/layout.tsx";
import type { ConsolePage } from "../shell/page.ts";
import { answerPublication, maxPublishFormBytes } from "./answerPublication.tsx";
import { DiffView } from "./modelDiff.tsx";
import { ModelHead } from "./modelTabs.tsx";
import { PublishForm } from "./publishForm.tsx";

/** `GET /console/model/publish`: the changes, and the button. */
export const modelPublishPage: ConsolePage = {
  path: "/model/publish",
  scope: "model",
  render: askToPublish,
  forms: [
    { path: "/model/publish", scope: "model", maxBytes: maxPublishFormBytes, handle: publishModel },
  ],
};

function askToPublish(ports: Pick<Ports, "versions">) {
  return async function askToPublish(c: Context<ConsoleEnvironment>) {
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
              This version scores every lead at once, past behavior included; lists are updated in
              the background. You can restore version {published.version} at any time.
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
    return answerInShell(c, { title: "Publish draft", content });
  };
}

function publishModel(ports: Ports) {
  return async function publishModel(c: Context<ConsoleEnvironment>) {
    const { note = "", tag } = await c.req.parseBody<Record<string, string>>();
    const seen = parseTag(tag);
    if (seen === null || seen === "any") return c.redirect("/console/model/publish", 303);
    const publication = { author: c.var.apiKey.name, note: note.trim().slice(0, 1_000), seen };
    return answerPublication(c, await publishDraft(ports, c.var.site.key, publication), ports);
  };
}
