import { maxUrlChars } from "../../shared/wire/limits.ts";
import { clip } from "../clip.ts";

/** Campaign labels, and the click ids of Google, Meta, TikTok, Microsoft and LinkedIn. */
const campaignKey = /^(utm_\w{1,20}|(g|fb|tt)clid|[gw]braid|msclkid|li_fat_id)$/;

/** More than any advertiser sends, fewer than the wire takes. */
const maxCampaignKeys = 15;

/** Where a page view came from. */
export interface Source {
  referrer?: string;
  campaign?: Record<string, string>;
}

/**
 * The referring page, only when it is of another origin and without its query, and the campaign
 * parameters of this address; nothing else of any query is read.
 */
export function source(referrer: string): Source {
  const campaign = [...new URLSearchParams(location.search)]
    .filter(([key]) => campaignKey.test(key))
    .slice(0, maxCampaignKeys)
    .map(([key, value]) => [key, clip(value)]);
  return {
    ...(referrer &&
      !referrer.startsWith(`${location.origin}/`) && {
        referrer: clip(referrer.replace(/[?#].*/, ""), maxUrlChars),
      }),
    ...(campaign[0] && { campaign: Object.fromEntries(campaign) }),
  };
}
