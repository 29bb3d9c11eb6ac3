/**
 * The generated half of each template's section in docs/models.md: its rules and a golden lead. A test
 * compares them; `node test/repo/templateDocs.ts` writes them anew.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { describeModel } from "../../cli/describeModel.ts";
import { type GoldenLead, goldenFile } from "../../cli/goldenLeads.ts";
import { rootDir } from "../../local/paths.ts";
import type { Model } from "../../shared/model/model.ts";
import { parseModel } from "../../shared/model/parseModel.ts";
import { templates } from "../../shared/model/templates/templates.ts";

const file = `${rootDir}/docs/models.md`;

export const templateNames = Object.keys(templates) as (keyof typeof templates)[];

export function generatedSection(name: keyof typeof templates): string {
  const parsed = parseModel(templates[name]);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.reason));
  const { leads } = goldenFile.parse(
    JSON.parse(readFileSync(`${rootDir}/shared/model/templates/${name}.leads.json`, "utf8")),
  );
  const [lead] = leads as [GoldenLead];
  return `${describeModel(parsed.value)}\n\n${goldenInWords(lead, parsed.value)}`;
}

/** e.g. `Golden lead, _came back for the boots_: 70, hot.`, then each contribution as an item of a list. */
function goldenInWords({ name, expect }: GoldenLead, { rules }: Model): string {
  const { total, grade, tier, stage, priority } = expect;
  const standing = [
    total,
    tier,
    grade && `grade ${grade}`,
    stage && `stage ${stage}`,
    priority && `priority ${priority}`,
  ].filter((word) => word !== undefined && word !== "" && word !== null);
  const paid = rules.flatMap(({ id, title }) => {
    const points = expect.contributions?.[id];
    return points === undefined ? [] : [`- ${title}: ${String(points).replace("-", "−")}`];
  });
  return [
    `Golden lead, _${name}_: ${standing.join(", ")}.`,
    ...(paid.length > 0 ? ["", ...paid] : []),
  ].join("\n");
}

/** Where a template's generated half stands. */
export const sectionPattern = (name: string): RegExp =>
  new RegExp(`(<!-- rules of ${name} -->\n\n)([\\s\\S]*?)(\n\n<!-- end -->)`);

if (process.argv[1] === import.meta.filename) {
  let text = readFileSync(file, "utf8");
  for (const name of templateNames) {
    text = text.replace(
      sectionPattern(name),
      (_, head, __, tail) => `${head}${generatedSection(name)}${tail}`,
    );
  }
  writeFileSync(file, text);
}
