import type * as z from "zod";
import type { Person } from "../../../shared/handoffs/rules.ts";
import type { SendMail } from "../../ports/handoffs.ts";
import type { Story } from "../handoffPayload.ts";
import type { Send } from "./send.ts";

/** What a destination is given for one attempt. */
export interface Told {
  /** The delivery's key: the same at every attempt, so that a receiver can tell a repetition. */
  readonly key: string;
  readonly story: Story;
  /** Who owns the lead, with the ids that other systems know the person by; or `null`. */
  readonly owner: Person | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** A request to somewhere else; throws a `Failed` for whatever is no success. */
  readonly send: Send;
  /** `null` when the Worker has no binding for mail. */
  readonly sendMail: SendMail | null;
}

/** Somewhere that hand-offs go. A new one is one file, and its line in `destinations.ts`. */
export interface Destination<Fields = unknown> {
  /** For people, e.g. `Slack`. */
  readonly title: string;
  /** What the rules must say of it, besides `type`. */
  readonly fields: z.ZodType<Fields>;
  /** Names of fields that are never shown again once they were saved. */
  readonly secrets: readonly string[];
  /** It can only be told of somebody whose e-mail address is known. */
  readonly needsEmail: boolean;
  /** Tells; throws a `Failed` when that did not work. It may run again for the same key. */
  readonly perform: (told: Told, fields: Fields) => Promise<void>;
}

/** Keeps the types of a destination's fields and what it performs together. */
export const destination = <Fields>(one: Destination<Fields>): Destination =>
  one as Destination as Destination<unknown>;
