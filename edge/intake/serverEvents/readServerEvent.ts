import { normalEmail } from "../../../shared/classify/emailKind.ts";
import { isLeadId, type LeadId, type VisitorId } from "../../../shared/identity/ids.ts";
import { shortHash } from "../../../shared/identity/shortHash.ts";
import { fail, ok, type Result } from "../../../shared/result.ts";
import type { Event } from "../../../shared/wire/event.ts";
import { parseServerEvent } from "../../../shared/wire/parseServerEvent.ts";

/** The person an event is about: an event has exactly one of these. */
export type About =
  | { readonly email: string }
  | { readonly visitor: VisitorId }
  | { readonly lead: LeadId };

/** An event that a back end sent about a person. */
export interface ServerEvent {
  /** Its index in the request. */
  readonly index: number;
  readonly about: About;
  readonly event: Event;
  /** It has `occurredAt`; otherwise its time is that of the request. */
  readonly isDated: boolean;
  /** Its traits hold now, even if the same event was sent before and another one changed them since. */
  readonly isCurrent: boolean;
}

/** Reads an event of a back end, or says how to fix it. */
export function readServerEvent(
  raw: unknown,
  index: number,
  now: number,
): Result<ServerEvent, string> {
  if (typeof raw !== "object" || raw === null) return fail("is not an object");
  const { email, visitor, lead, current, ...rest } = raw as Record<string, unknown>;
  if ([email, visitor, lead].filter((one) => one !== undefined).length !== 1) {
    return fail("needs exactly one of: email, visitor, lead");
  }
  const about = aboutOf(email, visitor, lead);
  if (!about.ok) return about;
  const isDated = rest.occurredAt !== undefined;
  // The person is part of the id: two people may open the same e-mail in the same second.
  const isNamed = rest.id !== undefined || !isDated;
  const id = isNamed ? rest.id : `server-${shortHash(JSON.stringify([about.value, rest]))}`;
  const event = parseServerEvent({ ...rest, ...(id !== undefined && { id }) }, now);
  if (!event.ok) return event;
  const isCurrent = current === true && !isDated && event.value.type === "identify";
  return ok({ index, about: about.value, event: event.value, isDated, isCurrent });
}

function aboutOf(email: unknown, visitor: unknown, lead: unknown): Result<About, string> {
  if (email !== undefined) {
    const address = typeof email === "string" ? normalEmail(email) : null;
    return address === null ? fail("email: is not an e-mail address") : ok({ email: address });
  }
  const id = visitor ?? lead;
  if (!isLeadId(id)) return fail("visitor, lead: must be an id that leadlight made");
  return ok(visitor === undefined ? { lead: id } : { visitor: id as string as VisitorId });
}
