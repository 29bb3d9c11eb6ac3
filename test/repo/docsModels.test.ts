import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rootDir } from "../../local/paths.ts";
import { operators } from "../../shared/conditions/operators.ts";
import { parseModel } from "../../shared/model/parseModel.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { docsBlocks } from "./docsBlocks.ts";

/** A condition and its page. */
interface Example {
  readonly page: string;
  readonly text: string;
}

const asks = new RegExp(
  `^\\{\\s*"(${[...Object.keys(operators), "all", "any", "not"].join("|")})":`,
);

/** Conditions of the docs: whole blocks of JSON, and code in sentences and tables. `…` stands for more of them. */
const examples: Example[] = globSync(["*.md", "docs/*.md"], { cwd: rootDir }).flatMap((page) => {
  const text = readFileSync(join(rootDir, page), "utf8");
  const blocks = docsBlocks(text).filter(({ language }) => language === "json");
  const spans = [...text.matchAll(/`(\{[^`]*\})`/g)].map(([, code = ""]) => code);
  return [...blocks.map((block) => block.text), ...spans]
    .filter((code) => asks.test(code))
    .map((code) => ({ page, text: code }));
});

const anyCondition = '{ "inactiveDays": { "atLeast": 90 } }';

/** The faults of a condition, as the model's own parser reports them: in a segment, or in a rule. */
function faultsOf(text: string): unknown {
  const when = JSON.parse(
    text.replaceAll("[…]", `[${anyCondition}]`).replaceAll("…", anyCondition),
  );
  const parsed = parseModel({ ...b2b, segments: { example: { when } } });
  return parsed.ok ? [] : parsed.reason;
}

describe("conditions in the docs", () => {
  it("are found: in blocks, tables and sentences", () => {
    expect(examples.length).toBeGreaterThan(15);
    const found = new Set(examples.map(({ page }) => page));
    for (const page of [
      "docs/models.md",
      "docs/network.md",
      "docs/channels.md",
      "docs/email-kinds.md",
    ])
      expect(found).toContain(page);
  });

  it.each(examples)("are valid in $page: $text", ({ text }) => {
    expect(faultsOf(text)).toEqual([]);
  });

  it("are refused with an operator that does not exist", () => {
    expect(faultsOf('{ "trait": "region", "is": "California" }')).not.toEqual([]);
  });
});
