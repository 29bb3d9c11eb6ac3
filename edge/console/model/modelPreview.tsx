import type { Context } from "hono";
import type { Preview } from "../../../shared/preview/preview.ts";
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
import { ModelHead } from "./modelTabs.tsx";
import { PreviewResult } from "./previewResult.tsx";

/**
 * `GET` and `POST /console/model/preview`: what the draft would do to the leads. Each answer adds a slice
 * to those that the form brings; `islands/preview.ts` sends it again until all are in.
 */
export const modelPreviewPage = (
  ports: Pick<Ports, "versions" | "models" | "leads" | "leadPages" | "clock">,
) =>
  async function modelPreviewPage(c: Context<ConsoleEnvironment>) {
    const { key } = c.var.site;
    const form = c.req.method === "POST" ? await c.req.parseBody<Record<string, string>>() : {};
    const before = form.next === undefined ? emptySummary : readSummary(form.summary ?? "");
    const { draft } = await readState(ports, key);
    if (draft === null) return answerNothing(c);
    const previewed = await previewModel(ports, key, draft.document, form.next);
    // The draft or the model changed in between: from the beginning.
    if (before === null || (!previewed.ok && previewed.reason.name !== "invalid-model")) {
      return c.redirect("/console/model/preview", 303);
    }
    const content = (
      <>
        <ModelHead title="Preview of the draft" current="Preview">
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
            <Faults title="The draft is no model" faults={previewed.reason.faults} />
          )
        )}
      </>
    );
    return answerInShell(c, { title: "Preview of the draft", content });
  };

interface PreviewSoFarProps {
  readonly preview: Preview;
  readonly document: unknown;
}

const PreviewSoFar = ({ preview, document }: PreviewSoFarProps) => (
  <div data-preview>
    {preview.next !== null && (
      <form method="post" class="rescore" data-preview-next>
        <label for="looked-at">
          Looked at{" "}
          <b>
            {percentOf({
              done: Math.min(preview.summary.leads, preview.total),
              total: preview.total,
            })}{" "}
            %
          </b>{" "}
          <span class="muted">
            {formatNumber(preview.summary.leads)} of {formatCount(preview.total, "lead")}; the
            figures below are of these.
          </span>
        </label>
        <progress id="looked-at" max={preview.total} value={preview.summary.leads} />
        <input type="hidden" name="next" value={preview.next} />
        <input type="hidden" name="summary" value={JSON.stringify(preview.summary)} />
        <button type="submit" class="needs-no-js">
          Go on
        </button>
      </form>
    )}
    <PreviewResult preview={preview} document={document} />
  </div>
);

/** There is no draft: what a preview is for. */
const answerNothing = (c: Context<ConsoleEnvironment>) =>
  answerInShell(c, {
    title: "Preview",
    content: (
      <>
        <ModelHead title="Preview" current="Preview" />
        <section class="empty" aria-labelledby="empty-title">
          <h2 id="empty-title">No draft to preview</h2>
          <p>
            Change the model first. Before it is published you see here what it would do to the
            leads that are there: who would be hot, who would be handed to sales, who moves and why.
          </p>
          <p>
            <a class="button primary" href="/console/model/edit">
              Write a draft
            </a>
          </p>
        </section>
      </>
    ),
  });
