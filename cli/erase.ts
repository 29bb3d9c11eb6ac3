import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import type { LeadView } from "../shared/api/lead.ts";
import { isLeadId } from "../shared/identity/ids.ts";
import { type Command, UsageError } from "./command.ts";
import { apiHelp, apiOptions, openClient } from "./openClient.ts";
import { print, printable } from "./print.ts";

export const erase: Command = {
  name: "erase",
  usage: "erase LEAD [--yes] [--url URL] [--key KEY]",
  describe: `Erases a person permanently: every device, every event, the e-mail address, alerts (docs/privacy.md).
LEAD: the lead's id, or the id of one of its devices. Asks before it erases; --yes does not. The key needs the
scope privacy, and for the question also read.
${apiHelp}`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...apiOptions, yes: { type: "boolean", default: false } },
  });
  const [id = ""] = positionals;
  if (!isLeadId(id))
    throw new UsageError("Which lead? An id has 32 hex digits, and perhaps -lead behind.");
  const client = await openClient(values);
  if (!values.yes) {
    if (!process.stdin.isTTY) {
      throw new Error("Standard input is no terminal, so the question cannot be asked: add --yes.");
    }
    if (!(await isSure(await client.lead(id)))) throw new Error("Nothing was erased.");
  }
  const { lead, events, visitors, emails, handoffs } = await client.erase(id);
  print(
    events + emails + handoffs === 0
      ? `There was no data of ${lead}.`
      : `Erased ${lead}: events ${events}, devices ${visitors}, e-mail addresses ${emails}, alerts ${handoffs}.`,
  );
}

async function isSure({ lead, traits, total, sessions }: LeadView): Promise<boolean> {
  const who = traits.email?.value ?? "Unknown visitor";
  const question = `${who}, ${total} points, visits: ${sessions}. Erase ${lead} permanently? Type yes: `;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(printable(question))).trim().toLowerCase() === "yes";
  } finally {
    terminal.close();
  }
}
