import { describe, expect, it } from "vitest";
import { parseRules } from "../../shared/handoffs/parseRules.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { testSite } from "../adapters/contracts/memory.ts";
import { becomesMql, person, webhookRules } from "../handoffs/handoffs.fixture.ts";
import { routeHandoff } from "../handoffs/routeHandoff.ts";
import { createConsole, view, visitorOf } from "./console.fixture.ts";

/** Labels of the first console. The standard terms of marketing and sales replaced them. */
const labels = [
  ...[
    "Data in",
    "Hand-offs",
    "Who is told",
    "Say who is told",
    "Nobody is told",
    "Nobody was told",
  ],
  ...["Change it", "Write a draft", "Throw the draft away", "Throw away", "Go back to it"],
  ...["Look, or go back", "Publish it again", "Why, for the history", "where every site begins"],
  ...["scores now", "rows: now", "by the draft", "Who moves most", "would newly reach a stage"],
  ...[
    "mend",
    "but is this meant",
    "Somebody else",
    "from behaviour",
    "Fit: who it is",
    "holds now",
  ],
  ...["takes them off", "off every list", "not listed", "further down", "Back to top"],
  ...[
    "Seen from the network",
    "Not this person",
    "count as this person",
    "Known from your systems",
  ],
  ...["Elsewhere", "Spent ", "Adjusted by hand on", "For what no rule", "Take back", "Taken back"],
  ...["Erase this lead", "Erase for good", "Go to a lead", "Paste a lead id", "If nothing else"],
  ...["highest stage is reached", "down to", "What do your other tools", "As it happens"],
  ...["What was before", "Mailings:", "by a program of yours", "Make the address", "Another tool"],
  ...["nothing came yet", "Download refused", "it may be two days", "found out", "In the file"],
  ...["What it comes to", "comes to", "left out", "Row before", "This list", "Pause or go on"],
  ...["told", "tells", "whom", "somebody", "nobody", "whoever"],
];
// Not a field of that name in another folder, such as `provider.tells`.
const anyLabel = new RegExp(
  `(?<!\\.)\\b(?:${labels.map((text) => text.trim()).join("|")})\\b`,
  "gi",
);

declare global {
  interface ImportMeta {
    /** Vite's: the text of each file. */
    glob(patterns: readonly string[], options: object): unknown;
  }
}

const sources = import.meta.glob(["./**/*.ts", "./**/*.tsx", "!./**/*.test.ts"], {
  query: "?raw",
  import: "default",
  eager: true,
}) as Readonly<Record<string, string>>;

describe("the words of the console", () => {
  it.each(Object.entries(sources))("in %s are standard terms", (_, source) => {
    expect(source.match(anyLabel)).toBeNull();
  });

  it("on its pages are standard terms", async () => {
    const at = createConsole();
    const rules = parseRules(webhookRules);
    if (!rules.ok) throw new Error("The rules of the test are invalid.");
    await at.ports.handoffRules.save(testSite, rules.value, 0);
    await at.collect(visitorOf(1), [
      ...[person("jane@acme.example"), ...becomesMql],
      { type: "custom", name: "deal_won", properties: {}, agoMs: 86_400_000 },
    ]);
    await at.collect(visitorOf(2), [view("/careers"), view("/pricing", 1_000)]);
    for (const key of await at.ports.handoffs.unrouted(1e15, 9)) await routeHandoff(key, at.ports);
    const { read, post } = await at.visitor();
    const edit = "/console/model/edit";
    const tag = /name="tag" value="([^"]*)"/.exec(await read(edit))?.[1]?.replaceAll("&quot;", '"');
    await post(edit, { tag: tag ?? "", document: JSON.stringify({ ...b2b, rules: [] }) });
    await post("/console/data/add", { provider: "tally" });
    const lead = (await at.ports.events.snapshot(visitorOf(1)))?.lead;
    const paths = [
      ...["leads", "leads?tier=cold", "leads?q=none", `leads/${lead}`, `leads/${lead}/erase`],
      ...["handoffs", "handoffs?state=dead", "handoffs/rules", "model", "model/edit"],
      ...["model/preview", "model/publish", "model/history", "model/versions/0", "data"],
      ...["data/add", "data/add?provider=tally", "data/add?provider=sendgrid", "data/import"],
      ...["sign-in", "none"],
    ];
    for (const path of paths) {
      const html = await read(`/console/${path}`);
      const text = html.replace(/<style[\s\S]*?<\/style>|<textarea[\s\S]*?<\/textarea>/g, "");
      expect(text, path).toMatch(/<h[12]/);
      // Each label must also be absent from titles and descriptions, which are attributes.
      const shown = text.replace(
        / (?:class|id|name|action|href|data-[\w-]+|for|aria-\w+by)="[^"]*"/g,
        "",
      );
      expect({ path, found: shown.match(anyLabel) }).toEqual({ path, found: null });
    }
  });
});
