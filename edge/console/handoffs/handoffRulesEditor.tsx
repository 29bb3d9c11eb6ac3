import type { Context } from "hono";
import type { RulesFault } from "../../../shared/handoffs/parseRules.ts";
import type { HandoffRules } from "../../../shared/handoffs/rules.ts";
import { DocumentText } from "../shell/documentText.tsx";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { Faults } from "../shell/faults.tsx";
import { answerInShell } from "../shell/layout.tsx";
import { handoffRuleInWords } from "./handoffRuleInWords.ts";

export interface RulesEditorProps {
  /** The saved rules; `null` before the first. */
  readonly rules: HandoffRules | null;
  readonly text: string;
  /** Of the rules that the person saw while writing. */
  readonly tag: string;
  readonly faults: readonly RulesFault[];
  /** Whether it was saved. */
  readonly saved: string;
  readonly error?: string;
  /** A destination that was just tested, and why that failed. */
  readonly tested?: { readonly name: string; readonly error?: string };
}

/** Answers with the routing rules: in words, and as the JSON document to edit. */
export function answerRulesEditor(
  c: Context<ConsoleEnvironment>,
  props: RulesEditorProps,
  status: 200 | 422 = 200,
) {
  const { rules, tested } = props;
  const content = (
    <>
      <div class="page-head">
        <h1>Routing rules</h1>
        <div class="actions">
          <a class="button" href="/console/handoffs">
            All alerts
          </a>
        </div>
      </div>
      {tested !== undefined && (
        <p class={tested.error === undefined ? "tested" : "error"} role="status">
          {tested.error === undefined
            ? `${tested.name}: it accepted the lead “Jane Example (a test)”.`
            : `${tested.name}: ${tested.error}`}
        </p>
      )}
      {rules !== null && (
        <>
          <Destinations destinations={rules.destinations} />
          <Rules rules={rules} />
        </>
      )}
      <Editor {...props} />
    </>
  );
  return answerInShell(c, { title: "Routing rules", content }, status);
}

const Destinations = ({ destinations }: Pick<HandoffRules, "destinations">) => (
  <section class="panel" aria-labelledby="destinations">
    <div class="panel-head">
      <h2 id="destinations">Destinations</h2>
    </div>
    {Object.keys(destinations).length === 0 && <p class="muted">No destinations yet</p>}
    <ul class="destinations">
      {Object.entries(destinations).map(([name, { type }]) => (
        <li>
          <b>{name}</b> <span class="muted">{type}</span>
          <form method="post" action={`/console/handoffs/destinations/${name}/test`}>
            <button type="submit">Send a test</button>
          </form>
        </li>
      ))}
    </ul>
  </section>
);

const Rules = ({ rules }: { readonly rules: HandoffRules }) => (
  <section class="panel" aria-labelledby="handoff-rules">
    <div class="panel-head">
      <h2 id="handoff-rules">Rules</h2>
      {rules.paused && <p class="error">Paused: no alerts are sent.</p>}
    </div>
    {rules.rules.length === 0 && <p class="muted">No rules yet</p>}
    <ul class="handoff-rules">
      {rules.rules.map((rule) => (
        <li>
          <span class="rule-title">{rule.title}</span>
          <span class="reason">{handoffRuleInWords(rule)}</span>
        </li>
      ))}
    </ul>
  </section>
);

function Editor({ rules, text, tag, faults, saved, error }: RulesEditorProps) {
  const isRefused = faults.length > 0 || error !== undefined;
  return (
    <form
      method="post"
      action="/console/handoffs/rules"
      class="editor"
      data-draft={isRefused ? "changed" : "saved"}
    >
      <input type="hidden" name="tag" value={tag} />
      <div class="editor-bar">
        <p class="muted" data-draft-state aria-live="polite">
          {isRefused ? "Not saved." : saved}
        </p>
        <button type="submit" name="action" value="save" class="primary">
          Save <kbd class="needs-js">Ctrl S</kbd>
        </button>
      </div>
      {error !== undefined && (
        <p class="error" role="alert">
          {error}
        </p>
      )}
      <Faults title="Fix these errors" faults={faults} text={text} />
      <DocumentText label="The rules as JSON" rows={24} text={text} isRefused={isRefused} />
      <p class="muted">
        {rules === null && !isRefused && "This is an example; nothing is saved yet. "}
        Every field: <code>docs/handoffs.md</code>. Saved rules apply at once. A secret that reads{" "}
        <code>(hidden)</code> stays unchanged.
      </p>
    </form>
  );
}
