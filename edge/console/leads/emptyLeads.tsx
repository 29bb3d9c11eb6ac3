import type { Model } from "../../../shared/model/model.ts";
import { disqualifiedTier } from "../../../shared/score/evaluate.ts";
import type { Site } from "../../ports/sites.ts";
import { formatNumber } from "../shell/format.ts";
import { leadsHref } from "./tierTabs.tsx";

/** Nobody was seen yet: what to do about it. */
export function EmptySite({ site, origin }: { readonly site: Site; readonly origin: string }) {
  const tag = `<script async src="${origin}/leadlight.js" data-site="${site.key}"></script>`;
  return (
    <section class="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">No visitors yet</h2>
      <p>The first one appears here a few seconds after these two steps.</p>
      <ol class="steps">
        <li>
          <h3>Paste the tag</h3>
          <p>
            Into the <code>&lt;head&gt;</code> of every page of {site.name}:
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
            Open two or three pages, the pricing among them. Events are taken from{" "}
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
  readonly model: Model;
  /** A later page whose leads have moved up or gone since. */
  readonly beyond: boolean;
}

/** There are leads, but none here. */
export function EmptyFilter({ tier, model, beyond }: EmptyFilterProps) {
  const from = model.tiers.find(({ name }) => name === tier)?.atLeast;
  const basis = model.basis === "total" ? "total" : "score";
  return (
    <section class="empty" aria-labelledby="empty-title">
      <h2 id="empty-title">
        {beyond ? "No leads further down" : tier === null ? "No leads to list" : `No ${tier} leads`}
      </h2>
      <p>
        {beyond
          ? "Leads move as they browse; the ones that were here have moved."
          : tier === disqualifiedTier
            ? "Nobody was taken off the lists: no colleague, no competitor."
            : tier === null
              ? "All leads of this site are disqualified."
              : `A lead is ${tier} from a ${basis} of ${formatNumber(from ?? 0)}.`}
      </p>
      <p>
        <a class="button" href={leadsHref(tier === null && !beyond ? disqualifiedTier : null)}>
          {tier === null && !beyond ? "See them" : "See all leads"}
        </a>
      </p>
    </section>
  );
}
