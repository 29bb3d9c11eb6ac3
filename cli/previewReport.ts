import type { Preview } from "../shared/preview/preview.ts";
import type { LeadChange, Move, Some } from "../shared/preview/previewSummary.ts";
import { namesIn, sumsOf } from "../shared/preview/sumMoves.ts";

const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const format = (value: number): string => number.format(value).replace("-", "−");

/** A preview's summary as text. */
export function previewReport({ summary, version, at }: Preview, name: string): string {
  const { leads, changed, tiers, stages, entered, disqualified, movers } = summary;
  const now = version === 0 ? "the default model" : `version ${version}`;
  const moment = new Date(at).toISOString().slice(0, 16).replace("T", " ");
  return [
    `${format(leads)} ${leads === 1 ? "lead" : "leads"}, ${now} (current) and ${name} (draft), ${moment} UTC: ${format(changed)} would change.`,
    ...(leads === 0 ? [] : [...movesOf("Tier", tiers), ...movesOf("Stage", stages)]),
    ...entered.flatMap((some) =>
      fewOf(`New ${some.stage}, an alert each: ${format(some.leads)}`, some),
    ),
    ...(disqualified.leads === 0
      ? []
      : fewOf(`Would be disqualified: ${format(disqualified.leads)}`, disqualified)),
    ...(movers.length === 0 ? [] : ["", "Biggest changes", ...movers.map(lineOf)]),
  ].join("\n");
}

/** How many leads each name has, currently and after, and how many move between which two. */
function movesOf(title: string, moves: readonly Move[]): string[] {
  const rows = namesIn(moves).map((name) => {
    const { before, after } = sumsOf(moves, name);
    return `  ${(name ?? "none").padEnd(16)} ${format(before).padStart(9)} → ${format(after).padStart(9)}`;
  });
  const changes = moves
    .filter(({ from, to }) => from !== to)
    .map(({ from, to, leads }) => `    ${from ?? "none"} → ${to ?? "none"}: ${format(leads)}`);
  return ["", title, ...rows, ...changes];
}

const fewOf = (heading: string, { leads, first }: Some): string[] => [
  ...["", heading, ...first.map(lineOf)],
  ...(leads > first.length ? [`  and ${format(leads - first.length)} more`] : []),
];

function lineOf({ lead, before, after, rules }: LeadChange): string {
  const tier = before.tier === after.tier ? after.tier : `${before.tier} → ${after.tier}`;
  const why = rules
    .map((rule) => `${rule.title} ${format(rule.before)} → ${format(rule.after)}`)
    .join("; ");
  return `  ${lead}  ${format(before.points)} → ${format(after.points)}, ${tier}. ${why}`;
}
