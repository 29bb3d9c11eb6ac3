import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";

/** Online behaviour: which pages, which files, and which channel led to them. */
export const online: ModelDocument = {
  specVersion: 1,
  name: "online",
  title: "Online behaviour: pages, downloads, channels",
  pageTypes: b2b.pageTypes,
  groups: {
    pages: { title: "Pages about the offer, at most 30", max: 30 },
    downloads: { title: "Downloads, at most 24", max: 24 },
    // Below warm: the channel says less than what the visitor did afterwards.
    channels: { title: "Channels, at most 15", max: 15 },
  },
  rules: [
    // Pages.
    {
      id: "home_page",
      title: "Visited the home page",
      kind: "interest",
      points: 3,
      on: { event: "page_view", pageType: "home" },
      limit: "once",
    },
    {
      id: "product_page",
      title: "Viewed a product page",
      kind: "interest",
      points: 5,
      on: { event: "page_view", pageType: "product" },
      limit: "once_per_object",
      group: "pages",
    },
    {
      id: "case_study",
      title: "Read a case study",
      kind: "interest",
      points: 8,
      on: { event: "page_view", pageType: "case_study" },
      limit: "once_per_object",
      group: "pages",
    },
    {
      id: "pricing_page",
      title: "Viewed the pricing page",
      kind: "interest",
      points: 12,
      on: { event: "page_view", pageType: "pricing" },
      limit: "once",
      group: "pages",
    },
    {
      id: "contact_page",
      title: "Opened the contact page",
      kind: "interest",
      points: 8,
      on: { event: "page_view", pageType: "contact" },
      limit: "once",
    },
    // Downloads: a file is one or the other.
    {
      id: "download",
      title: "Downloaded a file",
      kind: "interest",
      points: 6,
      on: { event: "file_download", object: ["**", "!**price-list**", "!**pricelist**"] },
      limit: "once_per_object",
      group: "downloads",
    },
    {
      id: "price_list_download",
      title: "Downloaded a price list",
      kind: "interest",
      points: 12,
      on: { event: "file_download", object: ["**price-list**", "**pricelist**"] },
      limit: "once_per_object",
      group: "downloads",
    },
    // Channels (docs/channels.md): the more effort a visit took, the more points.
    {
      id: "by_search",
      title: "Came by a search engine",
      kind: "interest",
      points: 4,
      on: { event: "page_view", channel: "organic_search" },
      limit: "once",
      group: "channels",
    },
    {
      id: "by_assistant",
      title: "Came by an AI assistant",
      kind: "interest",
      // Asked a question, read the answer, and wanted the source.
      points: 6,
      on: { event: "page_view", channel: "ai_assistant" },
      limit: "once",
      group: "channels",
    },
    {
      id: "by_ad",
      title: "Came by an advertisement",
      kind: "interest",
      // A second click is interest; from the third on it is only our money.
      points: 5,
      on: {
        event: "page_view",
        channel: ["paid_search", "paid_social", "paid_video", "paid_other", "display"],
      },
      limit: { max: 2, perDays: 30 },
      group: "channels",
    },
    {
      id: "by_social",
      title: "Came by a social network or another site",
      kind: "interest",
      points: 3,
      on: { event: "page_view", channel: ["organic_social", "organic_video", "referral"] },
      limit: "once",
      group: "channels",
    },
    {
      id: "by_email",
      title: "Came by our e-mail",
      kind: "interest",
      // The only channel that presupposes an acquaintance.
      points: 6,
      on: { event: "page_view", channel: "email" },
      limit: { max: 2, perDays: 30 },
      group: "channels",
    },
    {
      id: "careers_page",
      title: "Looked at careers",
      kind: "interest",
      points: -20,
      on: { event: "page_view", pageType: "careers" },
      limit: "once_per_session",
    },
  ],
  basis: "score",
  tiers: [
    { name: "hot", atLeast: 50 },
    { name: "warm", atLeast: 20 },
    { name: "cold", atLeast: 0 },
  ],
  stages: [{ name: "MQL", atLeast: 50, hysteresis: 10 }],
  grades: [{ letter: "none", atLeast: 0 }],
};
