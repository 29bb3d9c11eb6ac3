import type * as z from "zod";
import type { InboundSettings } from "../../../shared/api/inbound.ts";
import type { Result } from "../../../shared/result.ts";

/** A webhook as it arrived. */
export interface Webhook {
  readonly url: URL;
  readonly headers: Headers;
  /** The signed text: never parsed and serialised again. */
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** An event as `POST /v1/events` accepts it. */
export type EventInput = Readonly<Record<string, unknown>>;

/**
 * One entry of a webhook, as events; none when it says nothing about a person's interest; or why it cannot be
 * used.
 */
export type Row = Result<readonly EventInput[], string>;

/** A tool that sends webhooks. A new one is one file, and one line in `providers.ts`. */
export interface Provider {
  /** Its name in the console, e.g. `SendGrid`. */
  readonly title: string;
  /** Its events: mailings that were opened and clicked, or forms that were submitted. */
  readonly kind: "mailings" | "forms";
  /** The form of its secret; the message says where to find it. */
  readonly secret: z.ZodType<string>;
  /** Makes a secret for a vendor that wants one from us; `null` when the vendor makes it. */
  readonly makeSecret: (() => string) | null;
  /** The vendor signs nothing: the URL holds the secret. */
  readonly isSecretInUrl?: true;
  /** What to do at the vendor, in one sentence. */
  readonly setUp: string;
  /** Checks that the vendor signed it, not too long ago; or what is wrong with its signature. */
  readonly verify: (webhook: Webhook, secret: string) => Promise<Result<null, string>>;
  /** Its entries, in the vendor's order; or why it cannot be read at all. */
  readonly toRows: (webhook: Webhook, settings: InboundSettings) => Result<readonly Row[], string>;
}
