import * as z from "zod";
import type { EventKind } from "../events/eventKind.ts";
import { type EventKinds, type EventType, eventKinds } from "../events/eventKinds.ts";
import { globs, names } from "./words.ts";

/** Kinds of events that rules can count: those that have a noun. */
type CountedType = {
  [Type in EventType]: EventKinds[Type]["noun"] extends string ? Type : never;
}[EventType];

const kinds = Object.entries<Pick<EventKind<never>, "noun" | "matchFields">>(eventKinds);
const countedTypes = kinds.flatMap(([type, { noun }]) => (noun === null ? [] : type));

/** Which events are meant: everything stated must hold. */
export const eventMatch = z
  .strictObject({
    event: z.enum(countedTypes as [CountedType, ...CountedType[]]),
    /** Page type, of a page view. */
    pageType: names.optional(),
    /** Channel that led to a page view from elsewhere, e.g. `paid_search`; docs/channels.md lists them. */
    channel: names.optional(),
    /** Where the visitor came from: the name of a known site (`LinkedIn`), else a host or the `utm_source`. */
    source: globs.optional(),
    /** The `utm_medium`, or what the channel implies: `organic`, `cpc`, `referral`. */
    medium: globs.optional(),
    /** The `utm_campaign`, e.g. `spring-*`. */
    campaign: globs.optional(),
    /** What it happened to: the path of a page or file, the name of a form, event, webinar, mailing, network or video, the address of a link, a way of contact, a search term. */
    object: globs.optional(),
    /** Extension of a downloaded file, e.g. `pdf`, ignoring case. */
    fileType: z
      .union([extension().transform((one) => [one]), z.array(extension()).min(1).max(50)])
      .optional(),
    /** Only when your back end vouches for it: a browser may claim anything. */
    verifiedOnly: z.boolean().optional(),
  })
  .superRefine((match, { addIssue }) => {
    for (const [event, { matchFields }] of kinds) {
      for (const field of matchFields) {
        if (match[field] === undefined || match.event === event) continue;
        addIssue({ code: "custom", path: [field], message: `goes with the event ${event} only` });
      }
    }
  });

function extension() {
  return z.string().regex(/^\.?[A-Za-z0-9]{1,16}$/, "must be an extension, e.g. pdf");
}

export type EventMatch = z.output<typeof eventMatch>;
