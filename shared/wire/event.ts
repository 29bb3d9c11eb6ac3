/**
 * Every kind of event, once: the schema that the door validates with, and the types that everything
 * else, the browser's script included, takes from it. Kinds and fields have GA4's names where GA4 has one.
 */
import * as z from "zod";
import { maxEngagedMs, maxNameChars, maxPathChars, maxProperties, maxUrlChars } from "./limits.ts";

/** Text that shows: control characters would hide in a log line or a table cell. */
const text = (maxChars: number) =>
  z
    .string()
    .max(maxChars)
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is refused.
    .regex(/^[^\u0000-\u001f\u007f]*$/u, "has control characters");

const name = text(maxNameChars).min(1);

/** A path from the root, without query or fragment, as the browser percent-encodes it. */
const path = text(maxPathChars).regex(/^\//, "must start with /");

/** `prototype` and its kin are data to JSON and traps to everything that copies objects. */
const key = name.refine(
  (value) => !["__proto__", "constructor", "prototype"].includes(value),
  "is a reserved name",
);

/** A fact, as a page, a form or a back end states it. */
export const traitValue = z.union([text(maxNameChars), z.number(), z.boolean()]);

const record = <Value extends z.ZodType>(value: Value) =>
  z
    .record(key, value)
    .refine((entries) => Object.keys(entries).length <= maxProperties, "has too many entries");

/** Where a visitor seems to be: what the network tells, never more than a region, never an address. */
const place = z.strictObject({
  /** ISO 3166-1 alpha-2, e.g. `NL`. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be two capital letters")
    .optional(),
  /** e.g. `Noord-Brabant`. */
  region: name.optional(),
  /** Whose network it is, when that tells where somebody works; never an internet provider. */
  organisation: name.optional(),
  organisationKind: z.enum(["company", "education", "government"]).optional(),
});

/** What a page says of itself. */
const page = z.strictObject({
  /** Path of the page, e.g. `/pricing`. */
  path,
  /** Page type that the site owner wrote on the page (`<meta name="page-type">` or `data-page-type`). */
  type: name.optional(),
  /** The `@type`s of the page's JSON-LD, e.g. `["JobPosting"]`. */
  schemaTypes: z.array(name).max(5).optional(),
});

const common = {
  /** Made once, kept through every retry: what "exactly once" counts by. */
  id: z.string().regex(/^[A-Za-z0-9_-]{8,64}$/, "must be 8 to 64 letters, digits, - or _"),
  /** When it happened: milliseconds since 1970 by the sender's clock. */
  occurredAt: z.int(),
};

/** A page was shown. */
const pageView = z.strictObject({
  ...common,
  type: z.literal("page_view"),
  page,
  /** Where the visitor came from: the referring page without query or fragment; only when another site. */
  referrer: text(maxUrlChars).optional(),
  /** Campaign parameters of the address: `utm_*` and the click ids of advertisers. */
  campaign: record(text(maxNameChars)).optional(),
});

/** How long a page has had the visitor's attention so far; a running total, the largest counts. */
const engagement = z.strictObject({
  ...common,
  type: z.literal("engagement"),
  page,
  /** Id of the `page_view` it belongs to. */
  view: common.id,
  /** Milliseconds visible, focused and not idle since the page was shown. */
  engagedMs: z.number().min(0).max(maxEngagedMs),
});

/** A link to a file was followed. */
const fileDownload = z.strictObject({
  ...common,
  type: z.literal("file_download"),
  page,
  /** Path of the file, e.g. `/files/price-list.pdf`. */
  file: path,
});

/** A form was sent. Its name and nothing of what was typed. */
const formSubmit = z.strictObject({
  ...common,
  type: z.literal("form_submit"),
  page,
  /** `data-leadlight-form`, else `name`, else `id` of the form. */
  form: name,
});

/** Something that the site itself calls worth counting. */
const custom = z.strictObject({
  ...common,
  type: z.literal("custom"),
  page: page.optional(),
  name,
  properties: record(traitValue).optional(),
});

/**
 * Facts about the person or company, e.g. `companySize`. The trait `email` says who it is: visitors
 * that share one are one lead.
 */
const identify = z.strictObject({
  ...common,
  type: z.literal("identify"),
  traits: z
    .record(
      key.regex(/^[A-Za-z][A-Za-z0-9_]{0,39}$/, "must be up to 40 letters, digits and _"),
      traitValue,
    )
    .refine((traits) => Object.keys(traits).length <= maxProperties, "has too many entries"),
});

/** A page was scrolled this far down, once a view. */
const scroll = z.strictObject({
  ...common,
  type: z.literal("scroll"),
  page,
  /** How much of the page was on screen or above it. */
  percent: z.int().min(1).max(100),
});

/** A link to another site was followed. */
const click = z.strictObject({
  ...common,
  type: z.literal("click"),
  page,
  /** Its address without query and fragment. */
  link: text(maxUrlChars).min(1),
});

/** The visitor set about getting in touch. How, and nothing of the number or address. */
const contact = z.strictObject({
  ...common,
  type: z.literal("contact"),
  page,
  /** A link to call or to write was followed, or an address was copied. */
  method: z.enum(["tel", "mailto", "sms", "copy"]),
});

/** The first field of a form was changed (`form_start`), or it was left without being sent. */
const formTouch = (type: "form_start" | "form_abandon") =>
  z.strictObject({ ...common, type: z.literal(type), page, form: name });

/** A video was played this far. */
const videoProgress = z.strictObject({
  ...common,
  type: z.literal("video_progress"),
  page,
  /** Its title, or the path of its file. */
  video: text(maxPathChars).min(1),
  /** 1 when it began, 100 at its end. */
  percent: z.int().min(1).max(100),
});

/** The site's own search was used. */
const viewSearchResults = z.strictObject({
  ...common,
  type: z.literal("view_search_results"),
  page,
  term: name,
});

/** Kinds that a browser may send, and what it may say in them. */
export const browserEvent = z.discriminatedUnion("type", [
  pageView,
  engagement,
  fileDownload,
  formSubmit,
  custom,
  identify.extend({
    /** HMAC-SHA256 of the e-mail address under the site's secret, hex: the site's back end vouches for it. */
    signature: z
      .string()
      .regex(/^[0-9a-f]{64}$/, "must be 64 lowercase hex digits")
      .optional(),
  }),
  scroll,
  click,
  contact,
  formTouch("form_start"),
  formTouch("form_abandon"),
  videoProgress,
  viewSearchResults,
]);

const email = (type: "email_open" | "email_click" | "email_subscribe" | "email_unsubscribe") =>
  z.strictObject({
    ...common,
    type: z.literal(type),
    /** The newsletter or campaign. */
    mailing: name,
  });

/** A webinar was attended. */
const webinarAttend = z.strictObject({
  ...common,
  type: z.literal("webinar_attend"),
  webinar: name,
});

/** A like, a comment, a share (`social_engagement`), or a follow (`social_follow`). */
const social = (type: "social_engagement" | "social_follow") =>
  z.strictObject({
    ...common,
    type: z.literal(type),
    /** e.g. `linkedin`. */
    network: name,
  });

/** Points that a person gives or takes by hand. Of those under one name the latest counts; 0 takes it back. */
const adjustment = z.strictObject({
  ...common,
  type: z.literal("adjustment"),
  /** Its name: what a later one replaces. */
  adjustment: name,
  points: z.number().min(-100_000).max(100_000),
  /** Who answers for it, and why. */
  author: name,
  reason: text(maxNameChars).min(3),
  /** Milliseconds since 1970 from which it counts no more; `null` for never. */
  expiresAt: z.int().nullable(),
});

/** What a back end may say of every event: that it vouches for it. */
const vouched = { verified: z.boolean().optional() };

/** Every kind: what a back end may send with an API key. */
export const anyEvent = z.discriminatedUnion("type", [
  pageView.extend({ ...vouched, place: place.optional() }),
  engagement.extend(vouched),
  fileDownload.extend(vouched),
  formSubmit.extend(vouched),
  custom.extend(vouched),
  identify.extend(vouched),
  email("email_open").extend(vouched),
  email("email_click").extend(vouched),
  email("email_subscribe").extend(vouched),
  email("email_unsubscribe").extend(vouched),
  webinarAttend.extend(vouched),
  social("social_engagement").extend(vouched),
  social("social_follow").extend(vouched),
  adjustment,
  scroll.extend(vouched),
  click.extend(vouched),
  contact.extend(vouched),
  formTouch("form_start").extend(vouched),
  formTouch("form_abandon").extend(vouched),
  videoProgress.extend(vouched),
  viewSearchResults.extend(vouched),
]);

/** One thing that happened, as it stands on the wire and in the store. */
export type Event = z.infer<typeof anyEvent>;
export type EventType = Event["type"];
export type BrowserEvent = z.infer<typeof browserEvent>;
export type Page = z.infer<typeof page>;
export type SeenPlace = z.infer<typeof place>;
export type TraitValue = z.infer<typeof traitValue>;
