import type { InboundSettings } from "../../../shared/api/inbound.ts";
import { traitOfField } from "../../../shared/classify/fieldTrait.ts";
import { traitOfCell } from "../../../shared/classify/traitCell.ts";
import { maxNameChars, maxProperties } from "../../../shared/events/limits.ts";
import { fail, ok } from "../../../shared/result.ts";
import type { TraitValue } from "../../../shared/wire/event.ts";
import { plainName } from "./plainName.ts";
import type { Row } from "./provider.ts";

/** A form that somebody filled in, as every form tool tells it. */
export interface Submission {
  /** The same whenever it is sent. */
  readonly id: string;
  /** Where it is not among the fields. */
  readonly email?: string;
  /** Name of the form; `null` when it is only a profile that changed. */
  readonly form: string | null;
  /** Milliseconds since 1970. */
  readonly at: number;
  /** Names of the fields, and what was answered. */
  readonly fields: readonly (readonly [name: string, value: unknown])[];
}

/**
 * What a submission tells of the person: that the form was sent, and the facts in it. Only fields that are
 * a trait by the settings, or by a name that is known, are kept; nothing else of what was typed.
 *
 * Whoever typed an address need not be its owner, so that the facts are a claim (`docs/people.md`).
 */
export function eventsOfSubmission(submission: Submission, settings: InboundSettings): Row {
  const { id, form, at } = submission;
  const { email = submission.email, ...traits } = traitsOf(submission, settings);
  if (typeof email !== "string") {
    return fail("has no e-mail address: say which field it is in (fields), or ask for one");
  }
  const base = { email, occurredAt: at };
  const named = settings.form ?? form;
  const page = { path: settings.page ?? "/" };
  const events = [
    ...(form === null ? [] : [{ ...base, id, type: "form_submit", form: named, page }]),
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

/** Several choices become one text; whatever is no answer becomes none. */
function textOf(answer: unknown): string {
  if (Array.isArray(answer)) return textOf(answer.map(textOf).filter(Boolean).join(", "));
  if (typeof answer === "number" || typeof answer === "boolean") return String(answer);
  return plainName(answer)?.slice(0, maxNameChars) ?? "";
}
