import type { Model } from "../../../shared/model/model.ts";
import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import type { Site } from "../../ports/sites.ts";
import { formatNumber } from "../shell/format.ts";
import { leadsHref } from "./tierTabs.tsx";

/** The site has no leads yet: how to install the tag. */
export function EmptySite({ site, origin }: { readonly site: Site; readonly origin: string }) {
  const tag = `<script async src="${origin}/leadlight.js" data-site="${site.key}"></script>`;
  return (
    <section class="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">No visitors yet</h2>
      <p>Your first visitor appears here a few seconds after these two steps.</p>
      <ol class="steps">
        <li>
          <h3>Install the tag</h3>
          <p>
            Paste it into the <code>&lt;head&gt;</code> of every page of {site.name}:
          </p>
          <div class="snippet">
            <pre>
              <code>{tag}</code>
            </pre>
            <button type="button" class="needs-js" data-copy={tag}>
              Copy
            </button>
          </div>
        </li>
        <li>
          <h3>Then browse your site</h3>
          <p>
            Open two or three pages, the pricing page among them. Events are accepted from{" "}
            {site.origins.map((allowed, index) => (
              <>
                {index > 0 && ", "}
                <code>{allowed}</code>
              </>
            ))}
            .
          </p>
        </li>
      </ol>
    </section>
  );
}

interface EmptyFilterProps {
  readonly tier: string | null;
  readonly search: string | null;
  readonly model: Model;
  /** A later page whose leads have moved up or gone since. */
  readonly isBeyond: boolean;
}

/** The site has leads, but none match. */
export function EmptyFilter({ tier, search, model, isBeyond }: EmptyFilterProps) {
  const from = model.tiers.find(({ name }) => name === tier)?.atLeast;
  const basis = model.basis === "total" ? "lead score" : "behavior score";
  if (search !== null && !isBeyond) {
    return (
      <section class="empty" aria-labelledby="empty-title">
        <h2 id="empty-title">No leads found for “{search}”</h2>
        <p>The search looks for a part of an email address or company name, or a whole lead ID.</p>
        <p>
          <a class="button" href={leadsHref(null)}>
            See all leads
          </a>
        </p>
      </section>
    );
  }
  return (
    <section class="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">
        {isBeyond ? "No more leads" : tier === null ? "No leads to list" : `No ${tier} leads`}
      </h2>
      <p>
        {isBeyond
          ? "The leads of this page have moved to another page since."
          : tier === disqualifiedTier
            ? "No lead matches a disqualification rule, such as a colleague or a competitor."
            : tier === null
              ? "All leads of this site are disqualified."
              : `A lead is ${tier} from a ${basis} of ${formatNumber(from ?? 0)}.`}
      </p>
      <p>
        <a class="button" href={leadsHref(tier === null && !isBeyond ? disqualifiedTier : null)}>
          {tier === null && !isBeyond ? "See disqualified leads" : "See all leads"}
        </a>
      </p>
    </section>
  );
}
