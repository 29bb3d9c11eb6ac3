import type { Site } from "./sites.ts";

/** An advertising network's mark on a link. */
export interface Click {
  readonly site: Site;
  /**
   * Whether only ads carry it. Facebook adds `fbclid` to every link that leaves it, and it stays on when
   * the address is copied, so a known referrer says more.
   */
  readonly isPaid: boolean;
}

/** The parameters that advertising networks add; the first that is there counts. */
export const clickIds: readonly (readonly [key: string, Click])[] = [
  ["gclid", { site: { name: "Google", kind: "search" }, isPaid: true }],
  ["gbraid", { site: { name: "Google", kind: "search" }, isPaid: true }],
  ["wbraid", { site: { name: "Google", kind: "search" }, isPaid: true }],
  ["msclkid", { site: { name: "Bing", kind: "search" }, isPaid: true }],
  ["li_fat_id", { site: { name: "LinkedIn", kind: "social" }, isPaid: true }],
  ["ttclid", { site: { name: "TikTok", kind: "social" }, isPaid: true }],
  ["fbclid", { site: { name: "Facebook", kind: "social" }, isPaid: false }],
];
