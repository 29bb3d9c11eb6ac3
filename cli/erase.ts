import { createInterface } from "node:readline/promises";
import { parseArgs } from "node:util";
import type { LeadView } from "../edge/leads/readLead.ts";
import type { LeadErased } from "../shared/api/erasure.ts";
import { isVisitorId } from "../shared/identity/ids.ts";
import { apiHelp, apiOptions, openApi } from "./api.ts";

export const eraseHelp = `leadlight erase LEAD [--yes] [--url URL] [--key KEY]

Erases a person for good: every browser, every event, the e-mail address, hand-offs (docs/privacy.md).
LEAD: its id, or that of one of its browsers. Asks first; --yes does not. The key needs the scope privacy,
and to be asked first also read.
${apiHelp}`;

export async function erase(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { ...apiOptions, yes: { type: "boolean", default: false } },
  });
  const [id = ""] = positionals;
  if (!isVisitorId(id)) throw new Error(`Which lead? An id has 32 hex digits.\n\n${eraseHelp}`);
  const api = await openApi(values);
  if (!values.yes) {
    // A pipe has nobody to ask.
    if (!process.stdin.isTTY) throw new Error("Nobody to ask: say --yes to erase.");
    const lead = await api<LeadView>("GET", `/v1/leads/${id}`);
    if (!(await isSure(lead))) throw new Error("Nothing was erased.");
  }
  const erased = await api<LeadErased>("DELETE", `/v1/leads/${id}`);
  const { events, visitors, emails, handoffs } = erased;
  console.log(
    events + emails + handoffs === 0
      ? `There was nothing left of ${erased.lead}.`
      : `Erased ${erased.lead}: events ${events}, browsers ${visitors}, e-mail addresses ${emails}, hand-offs ${handoffs}.`,
  );
}

async function isSure({ lead, traits, total, sessions }: LeadView): Promise<boolean> {
  const who = traits.email?.value ?? "Somebody without an e-mail address";
  const question = `${who}, ${total} points, visits: ${sessions}. Erase ${lead} for good? Type yes: `;
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  try {
    return (await terminal.question(question)).trim().toLowerCase() === "yes";
  } finally {
    terminal.close();
  }
}
