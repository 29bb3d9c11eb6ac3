import type { Model } from "../../../shared/model/model.ts";
import { TierPill } from "../shell/badges.tsx";
import { formatNumber } from "../shell/format.ts";

/** Where tiers, stages and grades begin, the caps of groups, and page types. */
export function ModelThresholds({ model }: { readonly model: Model }) {
  const groups = Object.entries(model.groups);
  const basis = model.basis === "total" ? "the lead score" : "the behavior score";
  return (
    <section class="panel thresholds" aria-labelledby="thresholds-title">
      <div class="panel-head">
        <h2 id="thresholds-title">Thresholds</h2>
        <p class="muted">of {basis}</p>
      </div>
      <dl>
        <dt>Tiers</dt>
        {model.tiers.map(({ name, atLeast }, index) => (
          <dd>
            <TierPill tier={name} />{" "}
            {index === model.tiers.length - 1 ? "all others" : `from ${formatNumber(atLeast)}`}
          </dd>
        ))}
        {model.stages.length > 0 && <dt>Stages</dt>}
        {model.stages.map(({ name, atLeast, hysteresis, minGrade }) => (
          <dd>
            <span class="stage">{name}</span> from {formatNumber(atLeast)}
            {minGrade !== undefined && ` with grade ${minGrade} or better`}
            {hysteresis > 0 && (
              <span class="muted">, drops below {formatNumber(atLeast - hysteresis)}</span>
            )}
          </dd>
        ))}
        <dt>Grades</dt>
        <dd>
          {model.grades
            .map(({ letter, atLeast }, index) =>
              index === model.grades.length - 1
                ? `${letter}: all others`
                : `${letter} from ${formatNumber(atLeast)}`,
            )
            .join(", ")}
        </dd>
        {groups.length > 0 && <dt>Groups</dt>}
        {groups.map(([, { title, max, min }]) => (
          <dd>
            {title}
            <CapOf title={title} cap={max} says="at most" />
            <CapOf title={title} cap={min} says="at least" />
          </dd>
        ))}
        {model.pageTypes.length > 0 && <dt>Page types</dt>}
        {model.pageTypes.map(({ type, paths = [], schemaTypes = [] }) => (
          <dd>
            {type.replaceAll("_", " ")}{" "}
            {paths.map((path) => (
              <code class="path">{path}</code>
            ))}
            {schemaTypes.map((name) => (
              <code class="path" title="The page states this type itself (JSON-LD)">
                {name}
              </code>
            ))}
          </dd>
        ))}
      </dl>
    </section>
  );
}

interface CapOfProps {
  readonly title: string;
  readonly cap: number | undefined;
  readonly says: string;
}

/** A cap, unless the title states it, as those of the templates do. */
const CapOf = ({ title, cap, says }: CapOfProps) =>
  cap === undefined || title.includes(String(cap)) ? null : (
    <span class="muted">
      , {says} {formatNumber(cap)}
    </span>
  );
