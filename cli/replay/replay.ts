import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import type { Event } from "../../shared/wire/event.ts";
import { type Command, UsageError } from "../command.ts";
import { isTemporary } from "../isTemporary.ts";
import { type ApiFlags, openClient } from "../openClient.ts";
import { print } from "../print.ts";
import { countSessions } from "./countSessions.ts";
import { eventOfRequest, visitorOf } from "./eventOfRequest.ts";
import { type ReadLog, readLog } from "./readLog.ts";
import type { ReplayServer } from "./replayServer.ts";
import { sendVisits } from "./sendVisits.ts";
import { startEmbedded } from "./startEmbedded.ts";
import { topLeadsReport } from "./topLeadsReport.ts";

export const replay: Command = {
  name: "replay",
  usage: `replay ACCESS.LOG [--top 10] [--host www.example.com]
                 [--url http://127.0.0.1:8787 --key ll_… --site demo]`,
  describe: `Scores the visits in a web server's access log (Apache's or nginx's combined format, .gz too, - for
standard input), with no tag on any page. Bots, assets and failed requests are left out. By default
in a temporary D1 that is deleted afterwards; with --url in a running leadlight, whose console then shows
them. Replaying a log twice counts it once.
--host: the site's own host; by default the most frequent referrer.`,
  run,
};

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      top: { type: "string", default: "10" },
      host: { type: "string" },
      url: { type: "string" },
      key: { type: "string" },
      site: { type: "string", default: "demo" },
    },
  });
  const [path] = positionals;
  if (path === undefined || positionals.length > 1) throw new UsageError("Which log?");
  const top = Number(values.top);
  if (!Number.isInteger(top) || top < 1 || top > 200) throw new Error("--top: from 1 to 200.");
  if (values.url !== undefined && values.key === undefined) {
    throw new Error("--url needs --key: `npm start` prints it.");
  }

  const log = await readLog(path).catch((error: NodeJS.ErrnoException) => {
    throw new Error(`${path} cannot be read: ${error.code ?? error.message}`);
  });
  const host = values.host ?? log.ownHost;
  const eventsOf = eventsByVisitor(log, host);
  print(describeLog(log, eventsOf, host));

  const server =
    values.url === undefined
      ? await startEmbedded(log.endMs + 1_000)
      : await remoteServer(values, values.site);
  try {
    const { accepted, refused } = await sendVisits(eventsOf, server);
    print(`\n${accepted} events accepted, ${refused} rejected.\n`);
    await server.catchUp();
    const names = namesOf(log);
    print(
      await topLeadsReport(
        server.client,
        top,
        log.endMs,
        (lead) => names.get(lead) ?? lead.slice(0, 8),
      ),
    );
  } finally {
    await server.stop();
  }
}

/** A leadlight that runs already; its lists are written within a second after the answers. */
async function remoteServer(flags: ApiFlags, site: string): Promise<ReplayServer> {
  const client = await openClient(flags, { retryOn: isTemporary });
  return { client, site, catchUp: () => sleep(1_000), stop: async () => {} };
}

function eventsByVisitor({ requests }: ReadLog, host: string | null): Map<string, Event[]> {
  const seen = new Map<string, number>();
  const eventsOf = new Map<string, Event[]>();
  for (const { request, kind } of requests) {
    if (kind !== "page" && kind !== "download") continue;
    const line = JSON.stringify(request);
    const repeat = seen.get(line) ?? 0;
    seen.set(line, repeat + 1);
    const visitor = visitorOf(request);
    const events = eventsOf.get(visitor) ?? [];
    events.push(eventOfRequest(request, kind, repeat, host));
    eventsOf.set(visitor, events);
  }
  return eventsOf;
}

/** What was read and left out, with counts that can be compared with those of other tools. */
function describeLog(
  { lines, malformed, counts, requests }: ReadLog,
  eventsOf: ReadonlyMap<string, readonly Event[]>,
  host: string | null,
): string {
  const all = requests.map(({ request }) => ({ visitor: visitorOf(request), at: request.at }));
  const visits = [...eventsOf].flatMap(([visitor, events]) =>
    events.map(({ occurredAt }) => ({ visitor, at: occurredAt })),
  );
  const shown = malformed
    .slice(0, 5)
    .map(({ line, why, text }) => `  line ${line}: ${why}: ${text}`);
  return [
    `${lines} lines, ${malformed.length} malformed${malformed.length > 0 ? ", left out:" : ""}`,
    ...shown,
    ...(malformed.length > shown.length ? [`  and ${malformed.length - shown.length} more`] : []),
    `All requests: ${new Set(all.map(({ visitor }) => visitor)).size} visitors, ${countSessions(all)} sessions`,
    `Left out: ${counts.bot} by bots, ${counts.asset} for assets, ${counts.failed} failed, ${counts["not-a-visit"]} not visits (feeds, other methods)`,
    `Kept: ${counts.page} page views and ${counts.download} downloads by ${eventsOf.size} visitors in ${countSessions(visits)} sessions`,
    `The site itself: ${host ?? "not known (no referrers)"}`,
  ].join("\n");
}

/** The owner of a log knows its visitors by their IP addresses. */
const namesOf = ({ requests }: ReadLog): Map<string, string> =>
  new Map(
    requests.map(({ request }) => [
      visitorOf(request),
      `${request.address} (${request.userAgent.slice(0, 60)})`,
    ]),
  );
