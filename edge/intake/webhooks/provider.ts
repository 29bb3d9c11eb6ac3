import type * as z from "zod";
import type { InboundSettings } from "../../../shared/api/inbound.ts";
import type { Result } from "../../../shared/result.ts";

/** A webhook as it came. */
export interface Webhook {
  readonly url: URL;
  readonly headers: Headers;
  /** As it was signed: never parsed and written again. */
  readonly body: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** An event as `POST /v1/events` takes it. */
export type Told = Readonly<Record<string, unknown>>;

/**
 * One thing that a webhook tells, as events; none when it says nothing about a person's interest; or why it
 * cannot be used.
 */
export type Row = Result<readonly Told[], string>;

/** Who sends webhooks. A new one is one file, and its line in `providers.ts`. */
export interface Provider {
  /** For people, e.g. `SendGrid`. */
  readonly title: string;
  /** What it tells of: mailings that were opened and clicked, or forms that were sent. */
  readonly tells: "mailings" | "forms";
  /** What a secret looks like; the message says where it is found. */
  readonly secret: z.ZodType<string>;
  /** Makes a secret where the vendor wants one from us; `null` where the vendor makes it. */
  readonly makeSecret: (() => string) | null;
  /** The vendor signs nothing: the secret stands in the address. */
  readonly isSecretInUrl?: true;
  /** What to do at the vendor, in a sentence. */
  readonly setUp: string;
  /** Does it come from the vendor, and lately? Or what is wrong with its signature. */
  readonly verify: (webhook: Webhook, secret: string) => Promise<Result<null, string>>;
  /** What it tells, in the vendor's order; or why it cannot be read at all. */
  readonly toRows: (webhook: Webhook, settings: InboundSettings) => Result<readonly Row[], string>;
}
