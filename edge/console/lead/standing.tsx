import type { Child } from "hono/jsx";
import type { Model } from "../../../shared/model/model.ts";
import type { Explanation } from "../../leads/readLead.ts";
import { Grade, StageBadge, TierPill } from "../shell/badges.tsx";
import { formatNumber } from "../shell/format.ts";
import { Ago, Time } from "../shell/time.tsx";
import { nameOf } from "./nameOf.ts";
import { Scale } from "./scale.tsx";

interface StandingProps {
  readonly explanation: Explanation;
  readonly model: Model;
}

/** The head of a lead's page: who, the scores, the distance to the next stage. */
export function Standing({ explanation, model }: StandingProps) {
  const { lead, at, score, fit, total, grade, tier, stage, firstSeen, lastSeen, nextChangeAt } =
    explanation;
  const { priority } = explanation;
  return (
    <header class="standing">
      <div class="standing-who">
        <h1>{nameOf(explanation)}</h1>
        <p class="lead-id">
          <code>{lead}</code>
          <button type="button" class="quiet needs-js" data-copy={lead}>
            Copy ID
          </button>
        </p>
      </div>
      <p class="standing-total" data-key="total" data-value={total}>
        <span class="big">{formatNumber(total)}</span>
        <span class="muted">lead score</span>
      </p>
      <dl class="facts">
        {priority !== null && (
          <Fact title="Priority" hint="From grade and tier together">
            {priority}
          </Fact>
        )}
        <Fact title="Tier">
          <TierPill tier={tier} />
        </Fact>
        <Fact title="Stage">
          <StageBadge stage={stage} />
        </Fact>
        <Fact title="Behavior score" hint="Points for what they do">
          {formatNumber(score)}
        </Fact>
        <Fact title="Fit score" hint="Points for who they are: person and company">
          {formatNumber(fit)}
        </Fact>
        <Fact title="Grade" hint="Fit score as a letter">
          <Grade grade={grade} fit={fit} />
        </Fact>
        <Fact
          title="Sessions"
          hint="Visits with a page view; 30 minutes without activity end a visit"
        >
          {formatNumber(explanation.sessions)}
        </Fact>
        <Fact title="First seen">{firstSeen === null ? "–" : <Ago at={firstSeen} now={at} />}</Fact>
        <Fact title="Last seen">{lastSeen === null ? "–" : <Ago at={lastSeen} now={at} />}</Fact>
      </dl>
      <Scale explanation={explanation} model={model} />
      {nextChangeAt !== null && (
        <p
          class="next-change muted"
          title="Of tier, stage or a segment, when the lead does nothing until then"
        >
          Next automatic change: <Time at={nextChangeAt} format="datetime" />
        </p>
      )}
    </header>
  );
}

interface FactProps {
  readonly title: string;
  readonly hint?: string;
  readonly children?: Child;
}

const Fact = ({ title, hint, children }: FactProps) => (
  <div>
    <dt title={hint}>{title}</dt>
    <dd>{children}</dd>
  </div>
);
