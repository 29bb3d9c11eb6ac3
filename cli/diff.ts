import { parseArgs } from "node:util";
import { isEmptyDiff, type ModelDiff, type ValueChange } from "../shared/preview/diffModels.ts";
import { apiHelp, apiOptions, openApi } from "./api.ts";

export const diffHelp = `leadlight diff VERSION [VERSION|draft|published] [--url URL] [--key KEY]

What changed from one version of the model to another; by default to the published one. 0 is the default
model.
${apiHelp}`;

export async function diff(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: apiOptions,
  });
  const [from, to = "published"] = positionals;
  if (from === undefined) throw new Error(`From which version?\n\n${diffHelp}`);
  const api = await openApi(values);
  const path = `/v1/models/${encodeURIComponent(from)}/diff?to=${encodeURIComponent(to)}`;
  console.log(diffReport(await api<ModelDiff>("GET", path)));
}

/** A diff as text: `+` was added, `−` was removed, `~` changed. */
export function diffReport(diff: ModelDiff): string {
  if (isEmptyDiff(diff)) return "Nothing differs.";
  return [
    ...diff.added.map(({ id, title, points }) => `+ ${id}  ${title}, ${points} points`),
    ...diff.removed.map(({ id, title, points }) => `− ${id}  ${title}, ${points} points`),
    ...diff.changed.flatMap(({ rule, title, changes }) => [
      ...[`~ ${rule}  ${title}`, ...changes.map((change) => `    ${lineOf(change)}`)],
    ]),
    ...diff.settings.map((change) => `~ ${lineOf(change)}`),
    ...(diff.reordered ? ["~ the order of rules, which says what a capped group pays first"] : []),
  ].join("\n");
}

const lineOf = ({ at, before, after }: ValueChange): string =>
  `${at}: ${textOf(before)} → ${textOf(after)}`;

const textOf = (value: unknown): string => (value === null ? "nothing" : JSON.stringify(value));
