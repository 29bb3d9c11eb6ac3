import type { InboundSettings } from "../../../shared/api/inbound.ts";
import { normalEmail } from "../../../shared/classify/emailKind.ts";
import { traitOfField } from "../../../shared/classify/fieldTrait.ts";
import { traitOfCell } from "../../../shared/classify/traitCell.ts";
import { maxNameChars, maxProperties } from "../../../shared/events/limits.ts";
import { addressOfCell } from "../../../shared/import/addressOfCell.ts";
import { fail, ok } from "../../../shared/result.ts";
import type { TraitValue } from "../../../shared/wire/event.ts";
import { plainName } from "./plainName.ts";
import type { Row } from "./provider.ts";

/** A submitted form, in one shape for every form tool. */
export interface Submission {
  /** The same for every attempt of the webhook. */
  readonly id: string;
  /** Where the address is not among the fields. */
  readonly email?: string;
  /** Name of the form; `null` for a changed profile. */
  readonly form: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Names of the fields, and the answers. */
  readonly fields: readonly (readonly [name: string, value: unknown])[];
}

/**
 * The events of a submission: the form was submitted, and the person's traits. Only fields that the settings map
 * to a trait, or whose names are known, are kept; nothing else of what was typed.
 *
 * The person who typed an address need not own it, so that form and traits are unverified (`docs/people.md`).
 */
export function eventsOfSubmission(submission: Submission, settings: InboundSettings): Row {
  const { id, form, at } = submission;
  const { email: stated = submission.email, ...traits } = traitsOf(submission, settings);
  const email =
    typeof stated === "string" ? (addressOfCell(stated) ?? stated) : onlyAddress(submission);
  if (email === null) {
    return fail(
      `has no e-mail address in ${fieldNames(submission)}: say which field it is in (fields), or ask for one`,
    );
  }
  const base = { email, occurredAt: at };
  const named = settings.form ?? form;
  const page = { path: settings.page ?? "/" };
  const events = [
    ...(form === null
      ? []
      : [{ ...base, id, type: "form_submit", form: named, page, verified: false }]),
    ...(Object.keys(traits).length === 0
      ? []
      : [{ ...base, id: `${id}-traits`, type: "identify", traits, verified: false }]),
  ];
  return ok(events);
}

function traitsOf(
  { fields }: Submission,
  { fields: stated = {} }: InboundSettings,
): Record<string, TraitValue> {
  const traits = new Map<string, TraitValue>();
  for (const [name, answer] of fields) {
    const trait = Object.hasOwn(stated, name) ? stated[name] : traitOfField(name);
    const value = trait ? traitOfCell(trait, textOf(answer)) : null;
    if (!trait || value === null || traits.has(trait)) continue;
    if (trait === "email" || traits.size < maxProperties) traits.set(trait, value);
  }
  return Object.fromEntries(traits);
}

/** The only address among all answers, whatever its field is called; of several, none is the person's for certain. */
function onlyAddress({ fields }: Submission): string | null {
  const found = new Set(
    fields.flatMap(([name, answer]) => {
      const address = isOthers.test(name) ? null : normalEmail(textOf(answer));
      return address === null ? [] : [address];
    }),
  );
  const [address] = found;
  return found.size === 1 && address !== undefined ? address : null;
}

/** Names of fields with an address of the site or of a third person. */
const isOthers =
  /\b(to|from|cc|bcc|recipient|sender|admin|reply|notif\w*|owner|refer\w*|colleague|friend|manager)\b/i;

const maxNamed = 12;

/** The names of the fields that came, for the person who maps them. */
function fieldNames({ fields }: Submission): string {
  const names = [
    ...new Set(fields.map(([name]) => name.slice(0, 40)).filter((name) => name !== "")),
  ];
  if (names.length === 0) return "it: it has no fields";
  const more = names.length > maxNamed ? ` and ${names.length - maxNamed} more` : "";
  return `its fields (${names.slice(0, maxNamed).join(", ")}${more})`;
}

/** Several choices become one text; an empty answer becomes the empty text. */
function textOf(answer: unknown): string {
  if (Array.isArray(answer)) return textOf(answer.map(textOf).filter(Boolean).join(", "));
  if (typeof answer === "number" || typeof answer === "boolean") return String(answer);
  return plainName(answer)?.slice(0, maxNameChars) ?? "";
}
