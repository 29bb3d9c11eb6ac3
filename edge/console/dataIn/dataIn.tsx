import type { Context } from "hono";
import type { InboundTraffic } from "../../../shared/api/inbound.ts";
import { providerOf } from "../../intake/webhooks/providers.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingPage } from "../shell/failed.tsx";
import { formatNumber } from "../shell/format.ts";
import { answerInShell, Live } from "../shell/layout.tsx";
import type { ConsolePage } from "../shell/page.ts";
import { Ago } from "../shell/time.tsx";
import dataInCss from "./dataIn.css";
import { importPath } from "./importPath.ts";

type Listed = Awaited<ReturnType<Ports["inbound"]["list"]>>[number];

const liveSeconds = 10;

/** `GET /console/data`: the sources of webhooks and what they sent; from here, new sources and imports. */
export const dataInPage: ConsolePage = {
  path: "/data",
  scope: "read",
  nav: "Integrations",
  css: dataInCss,
  render: listSources,
  forms: [{ path: "/data/sources/:id/remove", scope: "write", handle: removeSourceForm }],
};

function listSources(ports: Pick<Ports, "inbound" | "clock">) {
  return async function listSources(c: Context<ConsoleEnvironment>) {
    const sources = await ports.inbound.list(c.var.site.key);
    const { origin } = new URL(c.req.url);
    const content = (
      <>
        <div class="page-head">
          <h1>Integrations</h1>
          {sources.length > 0 && <Actions />}
        </div>
        <Live>
          {sources.length === 0 ? (
            <Empty />
          ) : (
            <ul class="sources">
              {sources.map((source) => (
                <Source source={source} origin={origin} now={ports.clock()} />
              ))}
            </ul>
          )}
        </Live>
      </>
    );
    return answerInShell(c, { title: "Integrations", content, liveSeconds });
  };
}

function removeSourceForm(ports: Pick<Ports, "inbound">) {
  return async function removeSourceForm(c: Context<ConsoleEnvironment>) {
    const wasThere = await ports.inbound.remove(c.var.site.key, c.req.param("id") ?? "");
    return wasThere ? c.redirect("/console/data", 303) : missingPage(c);
  };
}

const Actions = () => (
  <div class="actions">
    <a class="button" href={importPath}>
      Import history (CSV)
    </a>
    <a class="button primary" href="/console/data/add">
      Add a source
    </a>
  </div>
);

const Empty = () => (
  <section class="empty" aria-labelledby="empty-title">
    <h2 id="empty-title">Connect your tools</h2>
    <p>
      Email opens and clicks, form submissions, CRM properties and deals count toward the same lead
      score as the activity on your site.
    </p>
    <ol class="steps">
      <li>
        <h3>Webhooks</h3>
        <p>SendGrid, Mailgun, Mailchimp, Typeform, Tally, Webflow, or a custom webhook.</p>
        <p class="empty-more">
          <a class="button primary" href="/console/data/add">
            Add a source
          </a>
        </p>
      </li>
      <li>
        <h3>Import history (CSV)</h3>
        <p>
          An export of HubSpot, Salesforce or Pipedrive as CSV, with a preview before the import.
        </p>
        <p class="empty-more">
          <a class="button" href={importPath}>
            Import history (CSV)
          </a>
        </p>
      </li>
    </ol>
  </section>
);

interface SourceProps {
  readonly source: Listed;
  readonly origin: string;
  readonly now: number;
}

function Source({ source: { id, provider, name, traffic }, origin, now }: SourceProps) {
  const known = providerOf(provider);
  const url = `${origin}/v1/inbound/${id}`;
  return (
    <li class="panel source" data-key={id} data-value={JSON.stringify(traffic)}>
      <div class="handoff-head">
        <h2>{name}</h2>
        {known?.title !== name && <span class="muted">{known?.title ?? provider}</span>}
        <span class="muted handoff-at">
          {traffic.lastAt === null ? "No events received" : <Ago at={traffic.lastAt} now={now} />}
        </span>
      </div>
      <Counts traffic={traffic} now={now} />
      <div class="source-foot">
        {known?.isSecretInUrl ? (
          <p class="muted">
            Its webhook URL contains a secret; it was shown once, when you added the source.
          </p>
        ) : (
          <>
            <code class="address">{url}</code>
            <button type="button" class="needs-js" data-copy={url}>
              Copy
            </button>
          </>
        )}
        <details class="remove">
          <summary>Remove</summary>
          <form method="post" action={`/console/data/sources/${id}/remove`}>
            <p>Its webhooks are rejected from now on. Events that were received stay.</p>
            <button type="submit" class="danger">
              Remove {name}
            </button>
          </form>
        </details>
      </div>
    </li>
  );
}

function Counts({ traffic, now }: { readonly traffic: InboundTraffic; readonly now: number }) {
  const { accepted, ignored, refused, fault } = traffic;
  return (
    <>
      <dl class="counts">
        <div>
          <dt>Accepted</dt>
          <dd>{formatNumber(accepted)}</dd>
        </div>
        <div title="Events that do not affect the score: sent, delivered, opened by a machine">
          <dt>Skipped</dt>
          <dd>{formatNumber(ignored)}</dd>
        </div>
        <div class={refused > 0 ? "is-bad" : undefined}>
          <dt>Rejected</dt>
          <dd>{formatNumber(refused)}</dd>
        </div>
      </dl>
      {fault !== null && (
        <p class="source-fault">
          Rejected <Ago at={fault.at} now={now} />: the request {fault.detail}.
        </p>
      )}
    </>
  );
}
