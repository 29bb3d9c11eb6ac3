// biome-ignore-all lint/a11y/noRedundantRoles: on a narrow screen rows are laid out as cards, and `display: grid` takes the table away from screen readers (WebKit).
import type { Kind, Model, Rule } from "../../../shared/model/model.ts";
import { ruleInWords } from "../../../shared/model/ruleInWords.ts";
import { formatCount, formatPoints } from "../shell/format.ts";

const kinds: readonly { readonly kind: Kind; readonly title: string; readonly says: string }[] = [
  { kind: "interest", title: "Behavior rules", says: "what they do" },
  { kind: "fit", title: "Fit rules", says: "who they are" },
  { kind: "disqualify", title: "Disqualification rules", says: "hidden from lists and alerts" },
];

/** Every rule of a model, by kind, as a marketer reads it. */
export const ModelRules = ({ model }: { readonly model: Model }) => (
  <>
    {kinds.map(({ kind, title, says }) => {
      const rules = model.rules.filter((rule) => rule.kind === kind);
      return (
        rules.length > 0 && (
          <section class="panel" aria-labelledby={`rules-${kind}`}>
            <div class="panel-head">
              <h2 id={`rules-${kind}`}>
                {title} <span class="muted">{says}</span>
              </h2>
              <p class="muted">{formatCount(rules.length, "rule")}</p>
            </div>
            <RuleTable rules={rules} model={model} title={title} />
          </section>
        )
      );
    })}
  </>
);

interface RuleTableProps {
  readonly rules: readonly Rule[];
  readonly model: Model;
  readonly title: string;
}

const RuleTable = ({ rules, model, title }: RuleTableProps) => (
  <table class="rules" role="table">
    <caption class="unseen">{title}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {["Rule", "Group", "Points"].map((name) => (
          <th role="columnheader" scope="col" class={name.toLowerCase()}>
            {name}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rules.map((rule) => (
        <tr role="row">
          <td role="cell" class="rule">
            <span class="rule-title">{rule.title}</span>
            <span class="reason">{ruleInWords(rule)}</span>
          </td>
          <td role="cell" class="group">
            {rule.group === undefined ? "" : (model.groups[rule.group]?.title ?? rule.group)}
          </td>
          <td role="cell" class={rule.points < 0 ? "points is-negative" : "points"}>
            {formatPoints(rule.points)}
          </td>
        </tr>
      ))}
    </tbody>
  </table>
);
