import type { Rule } from "../../../shared/model/model.ts";
import { ruleInWords } from "../../../shared/model/ruleInWords.ts";
import {
  isEmptyDiff,
  type ModelDiff,
  type ValueChange,
} from "../../../shared/preview/diffModels.ts";
import { formatPoints } from "../shell/format.ts";

/** The differences between two models. */
export function DiffView({ diff }: { readonly diff: ModelDiff }) {
  if (isEmptyDiff(diff)) return <p class="nothing">No differences.</p>;
  return (
    <ul class="diff">
      {diff.added.map((rule) => (
        <RuleLine rule={rule} mark="+" kind="added" />
      ))}
      {diff.removed.map((rule) => (
        <RuleLine rule={rule} mark="−" kind="removed" />
      ))}
      {diff.changed.map(({ rule, title, changes }) => (
        <li class="changed">
          <span class="mark" title="changed">
            ~
          </span>
          <div>
            <span class="rule-title">{title}</span> <code class="muted">{rule}</code>
            <Changes changes={changes} />
          </div>
        </li>
      ))}
      {diff.settings.length > 0 && (
        <li class="changed">
          <span class="mark" title="changed">
            ~
          </span>
          <div>
            <span class="rule-title">Thresholds and settings</span>
            <Changes changes={diff.settings} />
          </div>
        </li>
      )}
      {diff.reordered && (
        <li class="changed">
          <span class="mark" title="changed">
            ~
          </span>
          <div>The order of rules: the cap of a group cuts the last rules first.</div>
        </li>
      )}
    </ul>
  );
}

interface RuleLineProps {
  readonly rule: Rule;
  readonly mark: string;
  readonly kind: "added" | "removed";
}

const RuleLine = ({ rule, mark, kind }: RuleLineProps) => (
  <li class={kind}>
    <span class="mark" title={kind}>
      {mark}
    </span>
    <div>
      <span class="rule-title">{rule.title}</span> <b>{formatPoints(rule.points)}</b>
      <span class="reason">{ruleInWords(rule)}</span>
    </div>
  </li>
);

const Changes = ({ changes }: { readonly changes: readonly ValueChange[] }) => (
  <dl>
    {changes.map(({ at, before, after }) => (
      <div>
        <dt>{at}</dt>
        <dd>
          <del>{textOf(before)}</del> → <ins>{textOf(after)}</ins>
        </dd>
      </div>
    ))}
  </dl>
);

const textOf = (value: unknown): string =>
  value === null ? "none" : typeof value === "string" ? value : JSON.stringify(value);
