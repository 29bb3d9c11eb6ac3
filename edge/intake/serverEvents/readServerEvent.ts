import { normalEmail } from "../../../shared/classify/emailKind.ts";
import { isVisitorId, type LeadId, type VisitorId } from "../../../shared/identity/ids.ts";
import { shortHash } from "../../../shared/identity/shortHash.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { Event } from "../../../shared/wire/event.ts";
import { parseServerEvent } from "../../../shared/wire/parseServerEvent.ts";

/** Whom an event is about: exactly one of these stands beside its fields. */
export type About =
  | { readonly email: string }
  | { readonly visitor: VisitorId }
  | { readonly lead: LeadId };

/** An event that a back end tells of somebody. */
export interface Told {
  /** Its place in the request. */
  readonly index: number;
  readonly about: About;
  readonly event: Event;
  /** It says when it happened; otherwise it is dated to when it came. */
  readonly isDated: boolean;
}

/** Reads what a back end tells, or says what to mend. */
export function readServerEvent(raw: unknown, index: number, now: number): Result<Told, string> {
  if (typeof raw !== "object" || raw === null) return fail("is no object");
  const { email, visitor, lead, ...rest } = raw as Record<string, unknown>;
  if ([email, visitor, lead].filter((one) => one !== undefined).length !== 1) {
    return fail("needs exactly one of: email, visitor, lead");
  }
  const about = aboutOf(email, visitor, lead);
  if (!about.ok) return about;
  const isDated = rest.occurredAt !== undefined;
  // The person is part of what happened: two people may open the same mail in the same second.
  const isNamed = rest.id !== undefined || !isDated;
  const id = isNamed ? rest.id : `stated-${shortHash(JSON.stringify([about.value, rest]))}`;
  const event = parseServerEvent({ ...rest, ...(id !== undefined && { id }) }, now);
  return event.ok ? ok({ index, about: about.value, event: event.value, isDated }) : event;
}

function aboutOf(email: unknown, visitor: unknown, lead: unknown): Result<About, string> {
  if (email !== undefined) {
    const address = typeof email === "string" ? normalEmail(email) : null;
    return address === null ? fail("email: is no e-mail address") : ok({ email: address });
  }
  const id = visitor ?? lead;
  if (!isVisitorId(id)) return fail("visitor, lead: 32 lowercase hex digits");
  return ok(visitor === undefined ? { lead: id as string as LeadId } : { visitor: id });
}
