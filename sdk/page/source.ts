import { maxUrlChars } from "../../shared/events/limits.ts";
import { clip } from "../clip.ts";

/** Where a page view came from. */
export interface Source {
  referrer: string | undefined;
  campaign: Record<string, string> | undefined;
}

/**
 * The referring page, only when it is of another origin and without its query; and of this address
 * the campaign parameters and those that the site named. Nothing else of any query is read.
 */
export function source(referrer: string, query?: string): Source {
  // Campaign labels, and the click ids of Google, Meta, TikTok, Microsoft and LinkedIn.
  const wanted = RegExp(`^(\\w+(braid|clk?id|fat_id)|utm_\\w+|${query})$`);
  const campaign = [...new URLSearchParams(location.search)]
    .filter(([key]) => wanted.test(key))
    .map(([key, value]) => [key, clip(value)]);
  const isOwn = referrer.startsWith(`${location.origin}/`);
  return {
    referrer: (!isOwn && clip(referrer.replace(/[?#].*/, ""), maxUrlChars)) || undefined,
    campaign: campaign[0] && Object.fromEntries(campaign),
  };
}
