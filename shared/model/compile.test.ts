import { expect, test } from "vitest";
import { compileModel } from "./compile.ts";
import { parseModel } from "./parseModel.ts";
import { b2b } from "./templates/b2b.ts";

const parsed = parseModel({
  ...b2b,
  rules: [
    {
      id: "by_mail",
      title: "Came by e-mail",
      kind: "interest",
      points: 10,
      on: { event: "page_view", channel: ["email"] },
      limit: "every",
    },
  ],
  groups: {},
  segments: {},
});
if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
const model = parsed.value;

const view = { type: "page_view", object: "/" } as const;

test("a referrer that reads like a campaign says nothing of those who come by the campaign", () => {
  const { meaningOf } = compileModel(model);
  const campaign = { utm_source: "news", utm_medium: "email" };
  const referrer = JSON.stringify({ campaign });
  expect(meaningOf({ ...view, source: { referrer } }).eventRules).toHaveLength(0);
  expect(meaningOf({ ...view, source: { campaign } }).eventRules).toHaveLength(1);
});

test("a path that reads like a page's own word says nothing of that page", () => {
  const { meaningOf } = compileModel(model);
  const page = { type: "contact" };
  meaningOf({ ...view, object: `/x ${JSON.stringify(page)}` });
  expect(meaningOf({ ...view, object: "/x", page }).pageType).toBe("contact");
});

test("what a page means is the same object each time", () => {
  const { meaningOf } = compileModel(model);
  const source = { referrer: "https://mail.google.com/" };
  expect(meaningOf({ ...view, source })).toBe(meaningOf({ ...view, source: { ...source } }));
});
