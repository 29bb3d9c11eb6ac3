import type { GoldenOutcome } from "./goldenLeads.ts";
import type { TestedFile } from "./testedFile.ts";

/** The results of a file of golden leads, for people: for a failed lead, what differs and which rules counted. */
export const reportOf = ({ leads, model, outcomes }: TestedFile): string =>
  [`${leads}, by ${model}`, ...outcomes.flatMap(linesOf)].join("\n");

function linesOf({ name, differences, contributions, notEvaluable }: GoldenOutcome): string[] {
  if (differences.length === 0) return [`ok    ${name}`];
  const rows = differences.map(({ field, expected, actual }) => [
    field,
    text(expected),
    text(actual),
  ]);
  const [wide = 0, wider = 0] = [0, 1].map((column) =>
    Math.max(8, ...rows.map((row) => (row[column] as string).length)),
  );
  const row = ([field = "", expected = "", actual = ""]: readonly string[]) =>
    `        ${field.padEnd(wide)}  ${expected.padEnd(wider)}  ${actual}`;
  return [
    `FAIL  ${name}`,
    row(["", "expected", "got"]),
    ...rows.map(row),
    contributions.length === 0 ? "      no rule counted" : "      rules that counted:",
    ...contributions.map(
      ({ rule, points, reason }) => `        ${signed(points).padStart(6)}  ${rule}: ${reason}`,
    ),
    ...notEvaluable.map(({ rule, reason }) => `        not evaluable: ${rule}: ${reason}`),
  ];
}

const text = (value: unknown): string =>
  typeof value === "string" ? value : JSON.stringify(value);
const signed = (points: number): string => (points > 0 ? `+${points}` : `−${Math.abs(points)}`);
