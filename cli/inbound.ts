import { text } from "node:stream/consumers";
import { parseArgs } from "node:util";
import { providers } from "../edge/intake/webhooks/providers.ts";
import type { InboundList, InboundMade, InboundOrder } from "../shared/api/inbound.ts";
import { type Api, apiHelp, apiOptions, openApi } from "./api.ts";
import { mapHelp, parseMap } from "./parseMap.ts";

const names = Object.keys(providers).join(", ");

export const inboundHelp = `leadlight inbound add PROVIDER [--secret KEY] [--name "Demo form"] [--mailing Newsletter]
                      [--form demo] [--page /demo] [--map "Work e-mail=email,Notes="]
leadlight inbound list
leadlight inbound remove ID

Takes webhooks of e-mail and form tools: ${names}.
add: makes an address for them, and says what to enter where. --secret: what the tool signs with; - reads
it from standard input. Where the tool wants one from you, it is made.
--mailing: name of the mailing where the tool names none. --form, --page: name of a form, and where it is.
${mapHelp}
${apiHelp}`;

export async function inbound(args: readonly string[]): Promise<void> {
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
  if (command === "list") return list(await openApi(values));
  if (command === "add" && subject !== undefined) {
    const { name, secret, mailing, form, page, map } = values;
    return add(await openApi(values), {
      provider: subject,
      name,
      secret: secret === "-" ? (await text(process.stdin)).trim() : secret,
      settings: { mailing, form, page, fields: map.length === 0 ? undefined : parseMap(map) },
    });
  }
  if (command === "remove" && subject !== undefined) {
    const api = await openApi(values);
    await api("DELETE", `/v1/inbound/${encodeURIComponent(subject)}`);
    return console.log(`Nothing is taken for ${subject} any more, within half a minute.`);
  }
  throw new Error(`Add, list or remove?\n\n${inboundHelp}`);
}

async function add(api: Api, order: InboundOrder): Promise<void> {
  const { id, url, secret, setUp } = await api<InboundMade>("POST", "/v1/inbound", order);
  console.log(`${id}: ${setUp}.`);
  console.log(`  Address  ${url}`);
  const isInUrl = url.includes("?secret=");
  if (secret !== null && !isInUrl) console.log(`  Secret   ${secret}`);
  if (isInUrl) console.log("The address has the secret in it, and is not shown again.");
  else if (secret !== null) console.log("The secret is not shown again.");
}

async function list(api: Api): Promise<void> {
  const { sources } = await api<InboundList>("GET", "/v1/inbound");
  if (sources.length === 0) console.log("No webhooks are taken: leadlight inbound add PROVIDER");
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  for (const { id, provider, name, createdAt, traffic } of sources) {
    const { lastAt, accepted, refused, fault } = traffic;
    const last = lastAt === null ? "nothing yet" : `last ${day(lastAt)}`;
    console.log(
      `${id}  ${provider.padEnd(10)}  ${name} (since ${day(createdAt)}): ${last}, ${accepted} taken, ${refused} refused`,
    );
    if (fault !== null) console.log(`  refused ${day(fault.at)}: ${fault.detail}`);
  }
}
