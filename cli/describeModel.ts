import { groupChain } from "../shared/model/groupChain.ts";
import type { Model } from "../shared/model/model.ts";
import { ruleInWords } from "../shared/model/ruleInWords.ts";

/** A model as Markdown: its rules, caps, bands and priorities as tables, for a wiki or a review. */
export function describeModel(model: Model): string {
  const rules = model.rules.map(({ points, title, group, ...rule }) => [
    title,
    signed(points),
    ruleInWords({ points, title, ...rule }),
    group ?? "",
  ]);
  const groups = Object.entries(model.groups).map(([name, { title, within }]) => {
    const outer =
      within === undefined ? "" : `, within ${groupChain(within, model.groups).join(", ")}`;
    return `- Group \`${name}\`: ${title}${outer}.`;
  });
  return [
    table(["rule", "points", "paid for", "group"], rules),
    ...(groups.length > 0 ? [groups.join("\n")] : []),
    bandsOf(model),
    ...(model.priority === undefined ? [] : [matrixOf(model, model.priority)]),
  ].join("\n\n");
}

/** The tiers count `score` or `total`, as do the stages. */
function bandsOf({ basis, tiers, stages, grades }: Model): string {
  const stageTexts = stages.map(({ name, atLeast, hysteresis, minGrade }) => {
    const gate = minGrade === undefined ? "" : ` with ${minGrade} or better`;
    return `${name} ${signed(atLeast)}${gate}${hysteresis > 0 ? `, left below ${signed(atLeast - hysteresis)}` : ""}`;
  });
  const lines = [
    `- Tiers, by ${basis}: ${tiers.map(({ name, atLeast }) => `${name} ${signed(atLeast)}`).join(", ")}.`,
    `- Stages, by ${basis}: ${stageTexts.join("; ") || "none"}.`,
    `- Grades, by fit: ${grades.map(({ letter, atLeast }) => `${letter} ${signed(atLeast)}`).join(", ")}.`,
  ];
  return lines.join("\n");
}

function matrixOf({ tiers, grades }: Model, priority: NonNullable<Model["priority"]>): string {
  const names = tiers.map(({ name }) => name);
  const rows = grades.map(({ letter }) => [
    letter,
    ...names.map((tier) => priority.matrix[letter]?.[tier] ?? priority.default),
  ]);
  return table(["priority", ...names], rows);
}

/** Columns as wide as their widest cell: it is read as text, too. */
function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) =>
    Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  const [first = [], ...others] = cells;
  const rule = `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`;
  return [line(first), rule, ...others.map(line)].join("\n");
}

const signed = (points: number): string => String(points).replace("-", "−");
