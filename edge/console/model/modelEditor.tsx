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
  /** What was seen when it was written. */
  readonly tag: string;
  readonly faults: readonly ModelFault[];
  readonly warnings: readonly ModelFault[];
  /** What became of it, e.g. who saved it when. */
  readonly saved: Child;
  readonly hasDraft: boolean;
  readonly error?: string;
}

/** Answers with the editor: the text, what is wrong with it, and what became of it. */
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
        <Faults title="Not saved: mend these places" faults={faults} text={text} />
        <Faults title="Saved, but is this meant?" faults={warnings} text={text} kind="warning" />
        <DocumentText label="The model as JSON" rows={30} text={text} isRefused={isRefused} />
        <div class="editor-bar">
          <p class="muted">
            Every field: <code>docs/models.md</code>. A draft scores nobody.
          </p>
          {hasDraft && (
            <button type="submit" name="action" value="discard" class="quiet" data-discard>
              Throw the draft away
            </button>
          )}
        </div>
      </form>
    </>
  );
  return answerInShell(c, { title: "Draft of the model", content }, status);
}
