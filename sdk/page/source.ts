import { maxUrlChars } from "../../shared/wire/limits.ts";
import { clip } from "../clip.ts";
import type { Config } from "../config.ts";

/** Campaign labels, and the click ids of Google, Meta, TikTok, Microsoft and LinkedIn. */
const campaignKey = /^(utm_\w{1,20}|(g|fb|tt)clid|[gw]braid|msclkid|li_fat_id)$/;

/** Where a page view came from. */
export interface Source {
  referrer: string | undefined;
  campaign: Record<string, string> | undefined;
}

/**
 * The referring page, only when it is of another origin and without its query; and of this address
 * the campaign parameters and those that the site named. Nothing else of any query is read.
 */
export function source(referrer: string, { query }: Config): Source {
  const campaign = [...new URLSearchParams(location.search)]
    .filter(([key]) => campaignKey.test(key) || ` ${query} `.includes(` ${key} `))
    .map(([key, value]) => [key, clip(value)]);
  return {
    referrer:
      referrer && !referrer.startsWith(`${location.origin}/`)
        ? clip(referrer.replace(/[?#].*/, ""), maxUrlChars)
        : undefined,
    campaign: campaign[0] && Object.fromEntries(campaign),
  };
}
