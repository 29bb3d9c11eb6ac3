import type { Context } from "hono";
import previewIsland from "../../../dist/islands/preview.island.js.txt";
import type { ModelPreview } from "../../../shared/api/model.ts";
import { emptySummary, mergeSummaries } from "../../../shared/preview/previewSummary.ts";
import { percentOf } from "../../../shared/preview/progress.ts";
import { readSummary } from "../../../shared/preview/readSummary.ts";
import { readState } from "../../models/history.ts";
import { previewModel } from "../../models/previewModel.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { Faults } from "../shell/faults.tsx";
import { formatCount, formatNumber } from "../shell/format.ts";
import { answerInShell } from "../shell/layout.tsx";
import type { ConsolePage } from "../shell/page.ts";
import { maxModelFormBytes } from "./maxModelFormBytes.ts";
import { ModelHead } from "./modelTabs.tsx";
import previewCss from "./preview.css";
import { PreviewResult } from "./previewResult.tsx";

/**
 * `GET` and `POST /console/model/preview`: how the draft would change the leads. Each answer adds a slice to
 * the summary that the form carries; `preview.island.ts` sends it again until all leads are included.
 */
export const modelPreviewPage: ConsolePage = {
  path: "/model/preview",
  scope: "model",
  css: previewCss,
  island: previewIsland,
  render: previewDraft,
  forms: [
    { path: "/model/preview", scope: "model", maxBytes: maxModelFormBytes, handle: previewDraft },
  ],
};

function previewDraft(ports: Pick<Ports, "versions" | "models" | "leads" | "leadPages" | "clock">) {
  return async function previewDraft(c: Context<ConsoleEnvironment>) {
    const { key } = c.var.site;
    const form = c.req.method === "POST" ? await c.req.parseBody<Record<string, string>>() : {};
    const before = form.next === undefined ? emptySummary : readSummary(form.summary ?? "");
    const { draft } = await readState(ports, key);
    if (draft === null) return answerNothing(c);
    const previewed = await previewModel(ports, key, draft.document, form.next);
    // The draft or the model has changed since: start again.
    if (before === null || (!previewed.ok && previewed.reason.name !== "invalid-model")) {
      return c.redirect("/console/model/preview", 303);
    }
    const content = (
      <>
        <ModelHead title="Draft preview" current="Preview">
          {previewed.ok && (
            <a class="button primary" href="/console/model/publish">
              Publish …
            </a>
          )}
        </ModelHead>
        {previewed.ok ? (
          <PreviewSoFar
            preview={{
              ...previewed.value,
              summary: mergeSummaries(before, previewed.value.summary),
            }}
            document={draft.document}
          />
        ) : (
          "faults" in previewed.reason && (
            <Faults title="The draft is not a valid model" faults={previewed.reason.faults} />
          )
        )}
      </>
    );
    return answerInShell(c, { title: "Draft preview", content });
  };
}

interface PreviewSoFarProps {
  readonly preview: ModelPreview;
  readonly document: unknown;
}

const PreviewSoFar = ({ preview, document }: PreviewSoFarProps) => (
  <div data-preview>
    {preview.next !== null && (
      <form method="post" class="rescore" data-preview-next>
        <label for="previewed">
          Previewed{" "}
          <b>
            {percentOf({
              done: Math.min(preview.summary.leads, preview.total),
              total: preview.total,
            })}{" "}
            %
          </b>{" "}
          <span class="muted">
            {formatNumber(preview.summary.leads)} of {formatCount(preview.total, "lead")}; the
            figures below are for these.
          </span>
        </label>
        <progress id="previewed" max={preview.total} value={preview.summary.leads} />
        <input type="hidden" name="next" value={preview.next} />
        <input type="hidden" name="summary" value={JSON.stringify(preview.summary)} />
        <button type="submit" class="needs-no-js">
          Continue
        </button>
      </form>
    )}
    <PreviewResult preview={preview} document={document} />
  </div>
);

/** There is no draft: explain what a preview shows. */
const answerNothing = (c: Context<ConsoleEnvironment>) =>
  answerInShell(c, {
    title: "Preview",
    content: (
      <>
        <ModelHead title="Preview" current="Preview" />
        <section class="empty" aria-labelledby="empty-title">
          <h2 id="empty-title">No draft to preview</h2>
          <p>
            Create a draft first. Before you publish it, the preview shows how it changes your
            current leads: which become hot, which reach a sales stage, and why.
          </p>
          <p>
            <a class="button primary" href="/console/model/edit">
              Create draft
            </a>
          </p>
        </section>
      </>
    ),
  });
