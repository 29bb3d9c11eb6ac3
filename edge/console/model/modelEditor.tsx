import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { ModelFault } from "../../../shared/model/modelFault.ts";
import { DocumentText } from "../shell/documentText.tsx";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { Faults } from "../shell/faults.tsx";
import { answerInShell } from "../shell/layout.tsx";
import { ModelHead } from "./modelTabs.tsx";

export interface EditorProps {
  readonly text: string;
  /** Of the draft that the person saw while writing. */
  readonly tag: string;
  readonly faults: readonly ModelFault[];
  readonly warnings: readonly ModelFault[];
  /** Whether it is saved, who saved it and when. */
  readonly saved: Child;
  readonly hasDraft: boolean;
  readonly error?: string;
}

/** Answers with the editor: the text, its errors and warnings, and whether it is saved. */
export function answerEditor(
  c: Context<ConsoleEnvironment>,
  { text, tag, faults, warnings, saved, hasDraft, error }: EditorProps,
  status: 200 | 422 = 200,
) {
  const isRefused = faults.length > 0 || error !== undefined;
  const content = (
    <>
      <ModelHead title="Draft" current="Draft" />
      <form method="post" class="editor" data-draft={isRefused ? "changed" : "saved"}>
        <input type="hidden" name="tag" value={tag} />
        <div class="editor-bar">
          <p class="muted" data-draft-state aria-live="polite">
            {saved}
          </p>
          <button type="submit" name="action" value="save">
            Save <kbd class="needs-js">Ctrl S</kbd>
          </button>
          <button type="submit" name="action" value="preview" class="primary">
            Save and preview
          </button>
        </div>
        {error !== undefined && (
          <p class="error" role="alert">
            {error}
          </p>
        )}
        <Faults title="Fix these errors" faults={faults} text={text} />
        <Faults title="Saved with warnings" faults={warnings} text={text} kind="warning" />
        <DocumentText label="The model as JSON" rows={30} text={text} isRefused={isRefused} />
        <div class="editor-bar">
          <p class="muted">
            Every field: <code>docs/models.md</code>. A draft does not score leads.
          </p>
          {hasDraft && (
            <button
              type="submit"
              name="action"
              value="discard"
              class="quiet"
              data-confirm="Discard the draft? The published model does not change."
            >
              Discard draft
            </button>
          )}
        </div>
      </form>
    </>
  );
  return answerInShell(c, { title: "Draft", content }, status);
}
