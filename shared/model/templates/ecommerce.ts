import type { ModelDocument } from "../model.ts";

/** For a shop: from the category to the checkout, who returns, and who left a full cart. */
export const ecommerce: ModelDocument = {
  specVersion: 1,
  name: "ecommerce",
  title: "Online shop",
  pageTypes: [
    // The order first: in many shops it is below the checkout. The first match counts.
    {
      type: "order",
      paths: ["/checkout/thank-you/**", "/thank-you/**", "/order-confirmation/**", "/orders/**"],
    },
    { type: "checkout", paths: ["/checkout/**"], schemaTypes: ["CheckoutPage"] },
    { type: "cart", paths: ["/cart/**", "/basket/**", "/bag/**"] },
    // Before the category: some shops have products below it.
    {
      type: "product",
      paths: ["/product/**", "/products/**", "/p/**", "/collections/*/products/**"],
      schemaTypes: ["Product"],
    },
    {
      type: "category",
      paths: ["/category/**", "/categories/**", "/collections/**", "/c/**"],
      schemaTypes: ["CollectionPage"],
    },
    { type: "delivery", paths: ["/shipping/**", "/delivery/**", "/returns/**"] },
    { type: "careers", paths: ["/careers/**", "/jobs/**"], schemaTypes: ["JobPosting"] },
  ],
  groups: {
    // Below warm: strolling is free.
    browsing: { title: "Browsing, at most 18", max: 18 },
  },
  rules: [
    {
      id: "category_page",
      title: "Browsed a category",
      kind: "interest",
      points: 2,
      on: { event: "page_view", pageType: "category" },
      limit: "once_per_object",
      group: "browsing",
    },
    {
      id: "product_page",
      title: "Looked at a product",
      kind: "interest",
      points: 4,
      on: { event: "page_view", pageType: "product" },
      limit: "once_per_object",
      group: "browsing",
    },
    {
      id: "product_again",
      title: "Came back to the products within a week",
      kind: "interest",
      points: 10,
      when: { sessions: { atLeast: 2, withPageType: "product", lastDays: 7 } },
    },
    {
      id: "delivery_page",
      title: "Looked up delivery or returns",
      kind: "interest",
      // The last question before the cart.
      points: 6,
      on: { event: "page_view", pageType: "delivery" },
      limit: "once",
    },
    // Cart and checkout count for a week and then not at all: the purchase was made elsewhere.
    {
      id: "cart",
      title: "Opened the cart in the last week",
      kind: "interest",
      points: 20,
      when: { sessions: { atLeast: 1, withPageType: "cart", lastDays: 7 } },
    },
    {
      id: "checkout",
      title: "Went to the checkout in the last week",
      kind: "interest",
      points: 30,
      when: { sessions: { atLeast: 1, withPageType: "checkout", lastDays: 7 } },
    },
    {
      id: "cart_left",
      title: "Left a cart for a day",
      kind: "interest",
      // A reminder is worth it now; earlier, they may only be at lunch.
      points: 15,
      when: {
        all: [
          { sessions: { atLeast: 1, withPageType: ["cart", "checkout"], lastDays: 7 } },
          { not: { sessions: { atLeast: 1, withPageType: "order", lastDays: 7 } } },
          { inactiveDays: { atLeast: 1 } },
        ],
      },
    },
    {
      id: "mail_click",
      title: "Followed a link of a mailing",
      kind: "interest",
      points: 6,
      on: { event: "email_click" },
      limit: { max: 3, perDays: 30 },
    },
    {
      id: "bought",
      title: "Bought in the last week",
      kind: "interest",
      // What cart and checkout gave: who has just bought needs no reminder.
      points: -50,
      when: { sessions: { atLeast: 1, withPageType: "order", lastDays: 7 } },
    },
    {
      id: "unsubscribed",
      title: "Unsubscribed",
      kind: "interest",
      points: -50,
      on: { event: "email_unsubscribe" },
      limit: "once",
    },
    {
      id: "inactive",
      title: "Inactive for 60 days",
      kind: "interest",
      // All that browsing gave, and a little: another season, another wish.
      points: -20,
      when: { inactiveDays: { atLeast: 60 } },
    },
    {
      id: "careers_page",
      title: "Looked at careers",
      kind: "interest",
      points: -25,
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
  // Cart and checkout: exactly 50.
  stages: [{ name: "ready", atLeast: 50, hysteresis: 10 }],
  grades: [{ letter: "none", atLeast: 0 }],
};
