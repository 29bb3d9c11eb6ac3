import type { InboundMade } from "../../../shared/api/inbound.ts";
import type { Provider } from "../../intake/webhooks/provider.ts";

interface SourceMadeProps {
  readonly made: InboundMade;
  readonly provider: Provider;
}

/** The steps at the vendor, with the webhook URL and the secret to copy. */
export function SourceMade({ made: { url, secret, setUp }, provider }: SourceMadeProps) {
  const isInUrl = provider.isSecretInUrl === true;
  return (
    <section class="panel source-made" aria-labelledby="steps-title">
      <h2 id="steps-title">At {provider.title}</h2>
      <p>{setUp}.</p>
      <Copied label="Webhook URL" text={url} />
      {secret !== null && !isInUrl && <Copied label="Secret" text={secret} />}
      {secret !== null && (
        <p class="notice">
          {isInUrl
            ? "The webhook URL contains the secret, and is shown only once."
            : "The secret is shown only once."}{" "}
          Keep it private: it allows sending events for any lead.
        </p>
      )}
      <p class="muted">
        <a href="/console/data">Integrations</a> shows the events as soon as they arrive, and why an
        event was rejected.
      </p>
      <div class="actions">
        <a class="button primary" href="/console/data">
          Done
        </a>
      </div>
    </section>
  );
}

const Copied = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <div class="copied">
    <span class="copied-label">{label}</span>
    <code class="address">{text}</code>
    <button type="button" class="needs-js" data-copy={text} aria-label={`Copy the ${label}`}>
      Copy
    </button>
  </div>
);
