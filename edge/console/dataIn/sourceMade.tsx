import type { InboundMade } from "../../../shared/api/inbound.ts";
import type { Provider } from "../../intake/webhooks/provider.ts";

interface SourceMadeProps {
  readonly made: InboundMade;
  readonly provider: Provider;
}

/** What is to be done at the vendor, with the address and the secret to be copied. */
export function SourceMade({ made: { url, secret, setUp }, provider }: SourceMadeProps) {
  const isInUrl = provider.isSecretInUrl === true;
  return (
    <section class="panel source-made" aria-labelledby="steps-title">
      <h2 id="steps-title">At {provider.title}</h2>
      <p>{setUp}.</p>
      <Copied label="Address" text={url} />
      {secret !== null && !isInUrl && <Copied label="Secret" text={secret} />}
      {secret !== null && (
        <p class="notice">
          {isInUrl
            ? "The address has the secret in it, and is shown this once."
            : "The secret is shown this once."}{" "}
          Whoever has it can tell leadlight anything of anyone.
        </p>
      )}
      <p class="muted">
        As soon as something comes, <a href="/console/data">Data in</a> says so; and when it is
        refused, why.
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
