import type * as z from "zod";
import type { Person } from "../../../shared/handoffs/rules.ts";
import type { SendMail } from "../../ports/handoffs.ts";
import type { HandoffPayload } from "../handoffPayload.ts";
import type { Send } from "./send.ts";

/** What a destination gets for one attempt. */
export interface DestinationInput {
  /** The delivery's key: the same at every attempt, so that a receiver recognises a repeat. */
  readonly key: string;
  readonly payload: HandoffPayload;
  /** The lead's owner, with this person's ids in other systems; or `null`. */
  readonly owner: Person | null;
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Sends a request; throws a `Failed` unless the answer is a success. */
  readonly send: Send;
  /** `null` when the Worker has no binding for e-mail. */
  readonly sendMail: SendMail | null;
}

/** A kind of place that hand-offs go to. A new one is one file, and one line in `destinations.ts`. */
export interface Destination<Fields = unknown> {
  /** Its name in the console, e.g. `Slack`. */
  readonly title: string;
  /** Its fields in the rules, besides `type`. */
  readonly fields: z.ZodType<Fields>;
  /** Names of fields that are never shown again after they were saved. */
  readonly secrets: readonly string[];
  /** It only accepts leads with a known e-mail address. */
  readonly needsEmail: boolean;
  /** Delivers; throws a `Failed` when that did not work. It may run again with the same key. */
  readonly perform: (input: DestinationInput, fields: Fields) => Promise<void>;
}

/** Ties the type of a destination's fields to its `perform`. */
export const destination = <Fields>(one: Destination<Fields>): Destination =>
  one as Destination as Destination<unknown>;
