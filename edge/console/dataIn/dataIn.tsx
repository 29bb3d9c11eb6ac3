import type { Context } from "hono";
import type { InboundTraffic } from "../../../shared/api/inbound.ts";
import { providerOf } from "../../intake/webhooks/providers.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingPage } from "../shell/failed.tsx";
import { formatNumber } from "../shell/format.ts";
import { answerInShell, Live } from "../shell/layout.tsx";
import { Ago } from "../shell/time.tsx";
import { importPath } from "./importPath.ts";

type Listed = Awaited<ReturnType<Ports["inbound"]["list"]>>[number];

const liveSeconds = 10;

/** `GET /console/data`: who sends webhooks, what came, and the ways to more. */
export const dataInPage = (ports: Pick<Ports, "inbound" | "clock">) =>
  async function dataInPage(c: Context<ConsoleEnvironment>) {
    const sources = await ports.inbound.list(c.var.site.key);
    const { origin } = new URL(c.req.url);
    const content = (
      <>
        <div class="page-head">
          <h1>Data in</h1>
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
    return answerInShell(c, { title: "Data in", content, liveSeconds });
  };

/** `POST /console/data/sources/:id/remove`. */
export const removeSourceForm = (ports: Pick<Ports, "inbound">) =>
  async function removeSourceForm(c: Context<ConsoleEnvironment>) {
    const wasThere = await ports.inbound.remove(c.var.site.key, c.req.param("id") ?? "");
    return wasThere ? c.redirect("/console/data", 303) : missingPage(c);
  };

const Actions = () => (
  <div class="actions">
    <a class="button" href={importPath}>
      Import a file
    </a>
    <a class="button primary" href="/console/data/add">
      Add a source
    </a>
  </div>
);

const Empty = () => (
  <section class="empty" aria-labelledby="empty-title">
    <h2 id="empty-title">What do your other tools know?</h2>
    <p>
      Opens and clicks in newsletters, forms that were sent, facts and deals out of your CRM: all of
      it counts for the same score as what people do on the site.
    </p>
    <ol class="steps">
      <li>
        <h3>As it happens, by webhook</h3>
        <p>SendGrid, Mailgun, Mailchimp, Typeform, Tally, Webflow, or a form of your own.</p>
        <p class="empty-more">
          <a class="button primary" href="/console/data/add">
            Add a source
          </a>
        </p>
      </li>
      <li>
        <h3>What was before, from a file</h3>
        <p>An export of HubSpot, Salesforce or Pipedrive as CSV, tried out before it counts.</p>
        <p class="empty-more">
          <a class="button" href={importPath}>
            Import a file
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
          {traffic.lastAt === null ? "nothing came yet" : <Ago at={traffic.lastAt} now={now} />}
        </span>
      </div>
      <Counts traffic={traffic} now={now} />
      <div class="source-foot">
        {known?.isSecretInUrl ? (
          <p class="muted">Its address has a secret in it, and was shown when it was added.</p>
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
            <p>What it sends is refused from then on. What came so far stays.</p>
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
          <dt>taken</dt>
          <dd>{formatNumber(accepted)}</dd>
        </div>
        <div title="Rows that say nothing about interest: sent, delivered, opened by a machine">
          <dt>ignored</dt>
          <dd>{formatNumber(ignored)}</dd>
        </div>
        <div class={refused > 0 ? "is-bad" : undefined}>
          <dt>refused</dt>
          <dd>{formatNumber(refused)}</dd>
        </div>
      </dl>
      {fault !== null && (
        <p class="source-fault">
          Refused <Ago at={fault.at} now={now} />: it {fault.detail}.
        </p>
      )}
    </>
  );
}
