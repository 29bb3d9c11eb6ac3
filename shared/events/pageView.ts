import * as z from "zod";
import type { EventKind } from "./eventKind.ts";
import { common, key, name, page, recordOf, text, vouched } from "./fields.ts";
import { maxNameChars, maxUrlChars } from "./limits.ts";
import { listInWords } from "./listInWords.ts";

/** Where a visitor seems to be: what the network says, never more than a region, never an address. */
export const geoHint = z.strictObject({
  /** ISO 3166-1 alpha-2, e.g. `NL`. */
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "must be two capital letters")
    .optional(),
  /** e.g. `Noord-Brabant`. */
  region: name.optional(),
  /** Who runs the network, when that shows where the person works; never an internet provider. */
  organisation: name.optional(),
  organisationKind: z.enum(["company", "education", "government"]).optional(),
});

/** A page was shown. */
const schema = z.strictObject({
  ...common,
  type: z.literal("page_view"),
  page,
  /** Where the visitor came from: the referring page without query or fragment; only when another site. */
  referrer: text(maxUrlChars).optional(),
  /** Campaign parameters of the address: `utm_*` and the click ids of advertisers. */
  campaign: recordOf(key, text(maxNameChars)).optional(),
});

export const pageView = {
  browser: schema,
  backEnd: schema.extend({ ...vouched, place: geoHint.optional() }),
  objectOf: (event) => event.page.path,
  objectIsPath: true,
  matchFields: ["pageType", "channel", "source", "medium", "campaign"],
  noun: "a page",
  isOnSite: true,
  isActivity: true,
  icon: "eye",
  inWords: ({ page: { path }, referrer, campaign }) => {
    const from = referrer === undefined ? "" : `from ${hostOf(referrer)}`;
    const detail = [from, listInWords(campaign)].filter((part) => part !== "").join(" · ");
    return { says: "Viewed", object: path, ...(detail !== "" && { detail }) };
  },
} satisfies EventKind<z.infer<typeof schema>>;

/** The core has no `URL`; what names no host stays as it is. */
const hostOf = (url: string): string => /^[a-z][a-z0-9+.-]*:\/\/([^/?#]+)/i.exec(url)?.[1] ?? url;
