import type { ModelDocument } from "../model.ts";
import { b2b } from "./b2b.ts";

/** What is read and downloaded: for who publishes much, and sells by it. */
export const content: ModelDocument = {
  specVersion: 1,
  name: "content",
  title: "Content read and downloaded",
  pageTypes: b2b.pageTypes,
  groups: {
    // Below warm: a faithful reader of the blog is a reader.
    reading: { title: "Reading, at most 18", max: 18 },
    proof: { title: "Case studies, at most 24", max: 24 },
    // Below hot: a person who collects files may not have read them yet.
    files: { title: "Downloads, at most 40", max: 40 },
  },
  rules: [
    {
      id: "blog_post",
      title: "Read a blog post",
      kind: "interest",
      points: 2,
      on: { event: "page_view", pageType: "blog" },
      limit: "once_per_object",
      group: "reading",
    },
    {
      id: "docs_page",
      title: "Read the documentation",
      kind: "interest",
      // Who looks up how it works thinks of using it.
      points: 3,
      on: { event: "page_view", pageType: "docs" },
      limit: "once_per_object",
      group: "reading",
    },
    {
      id: "read_at_length",
      title: "Read for three minutes",
      kind: "interest",
      // About one article from beginning to end.
      points: 5,
      when: { engagedSeconds: { pageType: ["blog", "docs"], atLeast: 180 } },
      group: "reading",
    },
    {
      id: "case_study",
      title: "Read a case study",
      kind: "interest",
      points: 8,
      on: { event: "page_view", pageType: "case_study" },
      limit: "once_per_object",
      group: "proof",
    },
    // Downloads: the closer to the purchase, the more.
    {
      id: "ebook_download",
      title: "Downloaded an ebook",
      kind: "interest",
      points: 5,
      on: { event: "file_download", object: ["**ebook**", "**e-book**", "**guide**"] },
      limit: "once_per_object",
      group: "files",
    },
    {
      id: "whitepaper_download",
      title: "Downloaded a whitepaper",
      kind: "interest",
      points: 10,
      on: { event: "file_download", object: ["**whitepaper**", "**white-paper**"] },
      limit: "once_per_object",
      group: "files",
    },
    {
      id: "product_sheet_download",
      title: "Downloaded a product sheet",
      kind: "interest",
      points: 12,
      on: {
        event: "file_download",
        object: ["**product-sheet**", "**datasheet**", "**data-sheet**"],
      },
      limit: "once_per_object",
      group: "files",
    },
    {
      id: "price_list_download",
      title: "Downloaded a price list",
      kind: "interest",
      // No one reads one for pleasure.
      points: 20,
      on: { event: "file_download", object: ["**price-list**", "**pricelist**"] },
      limit: "once_per_object",
      group: "files",
    },
  ],
  basis: "score",
  tiers: [
    { name: "hot", atLeast: 50 },
    { name: "warm", atLeast: 20 },
    { name: "cold", atLeast: 0 },
  ],
  // No group reaches it alone.
  stages: [{ name: "MQL", atLeast: 50, hysteresis: 5 }],
  grades: [{ letter: "none", atLeast: 0 }],
};
