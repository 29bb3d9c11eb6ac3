import { maxNameChars } from "../events/limits.ts";
import type { Source } from "../profile/occurrence.ts";
import { parseReferrer, type Referrer } from "./referrers/parseReferrer.ts";
import { readTags, type Tags } from "./referrers/readTags.ts";
import { type Site, type SiteKind, siteOf } from "./referrers/sites.ts";

/**
 * How a visitor came: the default channel groups of GA4 in snake_case, so that two reports can be laid
 * side by side (`affiliate` is its Affiliates, `push` its Mobile Push Notifications, `ai_assistant` its
 * AI Assistant, `other` its Unassigned). An open list: rules compare texts. docs/channels.md has the
 * evidence behind each, and where GA4, Matomo, Plausible and Snowplow disagree.
 */
export type Channel =
  | "direct"
  | "cross_network"
  | "paid_search"
  | "paid_social"
  | "paid_video"
  | "paid_shopping"
  | "paid_other"
  | "display"
  | "organic_search"
  | "organic_social"
  | "organic_video"
  | "organic_shopping"
  | "ai_assistant"
  | "email"
  | "affiliate"
  | "audio"
  | "sms"
  | "push"
  | "referral"
  | "other";

/** Every text is at most 128 characters. */
export interface Origin {
  readonly channel: Channel;
  /** The site's name if it is known (`LinkedIn`), else its host or the `utm_source`, in lower case. */
  readonly source: string;
  /** The `utm_medium` in lower case, or what GA4 would say: `organic`, `cpc`, `referral`, `(none)`. */
  readonly medium: string;
  /** The `utm_campaign` as it was written. */
  readonly campaign: string | null;
}

/**
 * The channel of a page view's source. What the site's owner wrote on the link comes first (`utm_*`),
 * then what an advertising network added (click ids), then the referring site.
 *
 * @example
 * channelOf({ referrer: "https://www.google.de/" });
 * // { channel: "organic_search", source: "Google", medium: "organic", campaign: null }
 */
export function channelOf(source: Source | undefined): Origin {
  const tags = readTags(source?.campaign);
  const { click } = tags;
  const referrer =
    typeof source?.referrer === "string" ? parseReferrer(source.referrer) : undefined;
  const site = referrer && siteOf(referrer);
  const isTagged = tags.source !== "" || tags.medium !== "" || tags.campaign !== "";

  const channel =
    channelOfTags(tags) ??
    (site && channelOfKind[site.kind]) ??
    (click && channelOfKind[click.site.kind]) ??
    (referrer ? "referral" : isTagged ? "other" : "direct");

  return {
    channel,
    source: channel === "direct" ? "(direct)" : sourceOf(tags, site, referrer),
    medium: tags.medium || mediumOf[channel],
    campaign: tags.campaignName || null,
  };
}

function sourceOf(tags: Tags, site: Site | undefined, referrer: Referrer | undefined): string {
  const { click } = tags;
  const paid = click?.isPaid ? click.site.name : undefined;
  const host = referrer && withoutDoor(referrer.host);
  const found = paid ?? site?.name ?? click?.site.name ?? host ?? "(not set)";
  return (tags.site?.name ?? (tags.source || found)).slice(0, maxNameChars);
}

const withoutDoor = (host: string): string =>
  host.startsWith("www.") && host.length > 4 ? host.slice(4) : host;

const channelOfKind: Readonly<Record<SiteKind, Channel>> = {
  search: "organic_search",
  social: "organic_social",
  video: "organic_video",
  shopping: "organic_shopping",
  ai: "ai_assistant",
  mail: "email",
  search_ads: "paid_search",
  display_ads: "display",
};

/** The medium where none was written: GA4's words where GA4 has one. */
const mediumOf: Readonly<Record<Channel, string>> = {
  direct: "(none)",
  cross_network: "cross-network",
  paid_search: "cpc",
  paid_social: "cpc",
  paid_video: "cpc",
  paid_shopping: "cpc",
  paid_other: "cpc",
  display: "display",
  organic_search: "organic",
  organic_social: "social",
  organic_video: "video",
  organic_shopping: "shopping",
  ai_assistant: "ai-assistant",
  email: "email",
  affiliate: "affiliate",
  audio: "audio",
  sms: "sms",
  push: "push",
  referral: "referral",
  other: "(not set)",
};

const paidMedium = /cp|^ppc$|^retargeting$|^paid/;
const shopCampaign = /(?:^|[^a-df-z])shop|shopping/;
const displayMediums = new Set(["display", "banner", "expandable", "interstitial", "cpm"]);
const socialMediums = new Set([
  ...["social", "social-network", "social-media", "sm", "social network", "social media"],
  ...["organic_social", "organic-social", "organicsocial"],
]);
const emailNames = ["email", "e-mail", "e_mail", "e mail", "newsletter"];
const referralMediums = new Set(["referral", "app", "link"]);

/** Mediums that decide the channel, whatever site the link was on. */
const ownMediums: ReadonlyMap<string, Channel> = new Map<string, Channel>([
  ...emailNames.map((name) => [name, "email"] as const),
  ["affiliate", "affiliate"],
  ["affiliates", "affiliate"],
  ["audio", "audio"],
  ["sms", "sms"],
  ["ai-assistant", "ai_assistant"],
]);

const ownSources: ReadonlyMap<string, Channel> = new Map<string, Channel>([
  ...emailNames.map((name) => [name, "email"] as const),
  ["sms", "sms"],
  ["firebase", "push"],
]);

/** GA4's rules for tagged links; `undefined` when none holds. */
function channelOfTags(tags: Tags): Channel | undefined {
  const { source, medium, campaign, site, click } = tags;
  const isDirect = source === "direct" || source === "(direct)";
  if (isDirect && (medium === "" || medium === "(none)")) return "direct";
  if (campaign.includes("cross-network") || medium === "cross-network") return "cross_network";
  if (isPaid(tags)) return paidChannelOfTags(tags);
  if (displayMediums.has(medium)) return "display";
  const own = ownMediums.get(medium) ?? pushMedium(medium);
  if (own) return own;
  const free = freeChannel(tags);
  // The network's word that it was an ad outweighs a label written by hand; an AI assistant may well
  // have found the address with the mark already on it.
  const mayBePaid = free === undefined || free === "referral" || free.startsWith("organic_");
  return click?.isPaid && mayBePaid ? paidChannel(site ?? click.site) : free;
}

const pushMedium = (medium: string): Channel | undefined =>
  medium.endsWith("push") || medium.includes("notification") ? "push" : undefined;

const isPaid = ({ medium, isAds }: Tags): boolean =>
  paidMedium.test(medium) || (isAds && !displayMediums.has(medium) && !ownMediums.has(medium));

const paidOfKind: Readonly<Partial<Record<SiteKind, Channel>>> = {
  search: "paid_search",
  search_ads: "paid_search",
  social: "paid_social",
  video: "paid_video",
  shopping: "paid_shopping",
  display_ads: "display",
};

const paidChannel = (site: Site): Channel => paidOfKind[site.kind] ?? "paid_other";

function paidChannelOfTags({ site, medium, campaign }: Tags): Channel {
  const known = site && paidOfKind[site.kind];
  // Google's shopping ads are tagged `google / cpc`; a shop floor on LinkedIn is no shopping.
  if (shopCampaign.test(campaign) && (!known || known === "paid_search")) return "paid_shopping";
  if (known) return known;
  if (displayMediums.has(medium)) return "display";
  if (medium.includes("social")) return "paid_social";
  if (medium.includes("search")) return "paid_search";
  if (medium.includes("video")) return "paid_video";
  return "paid_other";
}

function freeChannel({ source, medium, campaign, site }: Tags): Channel | undefined {
  const kind = site?.kind;
  if (kind === "shopping") return "organic_shopping";
  if (kind === "social" || socialMediums.has(medium)) return "organic_social";
  if (kind === "video" || medium.includes("video")) return "organic_video";
  if (kind !== undefined) return channelOfKind[kind];
  if (medium === "organic") return "organic_search";
  if (referralMediums.has(medium)) return "referral";
  if (medium.includes("mobile")) return "push";
  return ownSources.get(source) ?? (shopCampaign.test(campaign) ? "organic_shopping" : undefined);
}
