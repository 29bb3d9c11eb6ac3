import { parseArgs } from "node:util";
import { isEmptyDiff, type ModelDiff, type ValueChange } from "../shared/preview/diffModels.ts";
import { type Command, UsageError } from "./command.ts";
import { apiHelp, apiOptions, openClient } from "./openClient.ts";
import { print } from "./print.ts";

export const diff: Command = {
  name: "diff",
  usage: "diff VERSION [VERSION|draft|published] [--url URL] [--key KEY]",
  describe: `Shows what changed from one version of the model to another, by default to the published one. Version 0 is
the default model.
${apiHelp}`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: apiOptions,
  });
  const [from, to] = positionals;
  if (from === undefined) throw new UsageError("From which version?");
  const client = await openClient(values);
  print(diffReport(await client.model.diff(from, to)));
}

/** A diff as text: `+` was added, `−` was removed, `~` changed. */
function diffReport(diff: ModelDiff): string {
  if (isEmptyDiff(diff)) return "No differences.";
  return [
    ...diff.added.map(({ id, title, points }) => `+ ${id}  ${title}, ${points} points`),
    ...diff.removed.map(({ id, title, points }) => `− ${id}  ${title}, ${points} points`),
    ...diff.changed.flatMap(({ rule, title, changes }) => [
      ...[`~ ${rule}  ${title}`, ...changes.map((change) => `    ${lineOf(change)}`)],
    ]),
    ...diff.settings.map((change) => `~ ${lineOf(change)}`),
    ...(diff.reordered
      ? ["~ the order of rules, which decides what a capped group counts first"]
      : []),
  ].join("\n");
}

const lineOf = ({ at, before, after }: ValueChange): string =>
  `${at}: ${textOf(before)} → ${textOf(after)}`;

const textOf = (value: unknown): string => (value === null ? "none" : JSON.stringify(value));
