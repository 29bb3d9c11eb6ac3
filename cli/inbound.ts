import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import type { Client } from "../client/createClient.ts";
import { providers } from "../edge/intake/webhooks/providers.ts";
import type { InboundOrder } from "../shared/api/inbound.ts";
import { type Command, UsageError } from "./command.ts";
import { apiHelp, apiOptions, openClient } from "./openClient.ts";
import { mapHelp, parseMap } from "./parseMap.ts";
import { print } from "./print.ts";

const providerNames = Object.keys(providers).join(", ");

export const inbound: Command = {
  name: "inbound",
  usage: `inbound add PROVIDER [--secret KEY] [--name "Demo form"] [--mailing Newsletter]
                      [--form demo] [--page /demo] [--map "Work e-mail=email,Notes="]
inbound list
inbound remove ID`,
  describe: `Manages webhooks of e-mail and form tools: ${providerNames}.
add: creates a webhook URL, and says where to enter it. --secret: the secret that the tool signs with; - reads
it from standard input. Where the tool wants a secret from you, one is created.
--mailing: name of the mailing where the tool sends none. --form, --page: name of a form, and the path of its page.
${mapHelp}
${apiHelp}`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...apiOptions,
      secret: { type: "string" },
      name: { type: "string" },
      mailing: { type: "string" },
      form: { type: "string" },
      page: { type: "string" },
      map: { type: "string", multiple: true, default: [] },
    },
  });
  const [command, subject] = positionals;
  if (command === "list") return list(await openClient(values));
  if (command === "add" && subject !== undefined) {
    const { name, secret, mailing, form, page, map } = values;
    return add(await openClient(values), {
      provider: subject,
      name,
      secret: secret === "-" ? (await text(process.stdin)).trim() : secret,
      settings: { mailing, form, page, fields: map.length === 0 ? undefined : parseMap(map) },
    });
  }
  if (command === "remove" && subject !== undefined) {
    const client = await openClient(values);
    await client.inbound.remove(subject);
    return print(`Webhooks of ${subject} are rejected within half a minute.`);
  }
  throw new UsageError("Add, list or remove?");
}

async function add(client: Client, order: InboundOrder): Promise<void> {
  const { id, url, secret, setUp } = await client.inbound.add(order);
  print(`${id}: ${setUp}.`);
  print(`  URL      ${url}`);
  const isInUrl = url.includes("?secret=");
  if (secret !== null && !isInUrl) print(`  Secret   ${secret}`);
  if (isInUrl) print("The URL contains the secret, and is not shown again.");
  else if (secret !== null) print("The secret is not shown again.");
}

async function list(client: Client): Promise<void> {
  const sources = await client.inbound.list();
  if (sources.length === 0) print("No webhook URLs yet: leadlight inbound add PROVIDER");
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  for (const { id, provider, name, createdAt, traffic } of sources) {
    const { lastAt, accepted, refused, fault } = traffic;
    const last = lastAt === null ? "no events received" : `last ${day(lastAt)}`;
    print(
      `${id}  ${provider.padEnd(10)}  ${name} (since ${day(createdAt)}): ${last}, ${accepted} accepted, ${refused} rejected`,
    );
    if (fault !== null) print(`  rejected ${day(fault.at)}: ${fault.detail}`);
  }
}
