import { maxNameChars } from "../../events/limits.ts";
import type { Source } from "../../profile/occurrence.ts";
import { type Click, clickIds } from "./clickIds.ts";
import { parseReferrer } from "./parseReferrer.ts";
import { type Site, siteNamed, siteOf } from "./sites.ts";

/** What the tags of a link say, in lower case. */
export interface Tags {
  readonly source: string;
  readonly medium: string;
  readonly campaign: string;
  /** As it was written. */
  readonly campaignName: string;
  readonly site: Site | undefined;
  /** Whether the source names an advertising account: `fb-ads`, `googleads`. */
  readonly isAds: boolean;
  readonly click: Click | undefined;
}

/** Reads the tags of a link, which may be anything: only texts count, and no more than 128 characters. */
export function readTags(record: Source["campaign"]): Tags {
  const source = lower(textOf(record, "utm_source"));
  const campaignName = textOf(record, "utm_campaign");
  const ads = siteOfAds(source);
  return {
    source,
    medium: lower(textOf(record, "utm_medium")),
    campaign: lower(campaignName),
    campaignName,
    site: ads ?? siteOfSource(source),
    isAds: ads !== undefined,
    click: clickIds.find(([key]) => textOf(record, key) !== "")?.[1],
  };
}

/** Lower case may be longer: `İ` becomes two characters. */
const lower = (text: string): string => text.toLowerCase().slice(0, maxNameChars);

/** A source may be a name (`linkedin`, `fb`) or a host (`l.facebook.com`, `chatgpt.com`). */
function siteOfSource(source: string): Site | undefined {
  const host = source.includes(".") ? parseReferrer(source) : undefined;
  return siteNamed(source) ?? (host && siteOf(host));
}

/** The site of `adwords`, `googleads`, `fb-ads`, `facebook_feed_ad`; not of `download` or `threads`. */
function siteOfAds(source: string): Site | undefined {
  if (source === "adwords") return siteNamed("google");
  const ending = source.endsWith("ads") ? 3 : source.endsWith("ad") ? 2 : 0;
  if (ending === 0) return undefined;
  const rest = source.slice(0, -ending);
  const [first = ""] = rest.split(/[\s_.-]/, 1);
  return first === rest || /[\s_.-]$/.test(rest) ? siteNamed(first) : undefined;
}

/** Placeholders that tools write for an empty value. */
const blanks: ReadonlySet<string> = new Set(["(not set)", "not set", "null", "undefined", "-"]);

function textOf(record: Source["campaign"], key: string): string {
  const value: unknown = record && Object.hasOwn(record, key) ? record[key] : undefined;
  // Twice the limit, so that blanks at the front do not push the text out, and a huge text costs nothing.
  const text = typeof value === "string" ? value.slice(0, 2 * maxNameChars).trim() : "";
  return blanks.has(text.toLowerCase()) ? "" : text.slice(0, maxNameChars).trim();
}
