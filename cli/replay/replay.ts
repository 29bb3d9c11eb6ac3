import { globSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { type Command, UsageError } from "../command.ts";
import { isTemporary } from "../isTemporary.ts";
import { type ApiFlags, openClient } from "../openClient.ts";
import { print } from "../print.ts";
import { describeLog } from "./describeLog.ts";
import { visitorOf } from "./eventOfRequest.ts";
import { eventsByVisitor } from "./eventsByVisitor.ts";
import { exclusions } from "./exclusions.ts";
import { knownFormats } from "./lineReader.ts";
import { type ReadLog, readLog } from "./readLog.ts";
import type { ReplayServer } from "./replayServer.ts";
import { sendVisits } from "./sendVisits.ts";
import { startEmbedded } from "./startEmbedded.ts";
import { topLeadsReport } from "./topLeadsReport.ts";

export const replay: Command = {
  name: "replay",
  usage: `replay ACCESS.LOG… [--top 10] [--host www.example.com] [--exclude "/intranet/**,192.0.2.44"]
                 [--url http://127.0.0.1:8787 --key ll_… --site demo]`,
  describe: `Scores the visits in access logs of a web server, with no tag on any page. It reads the common and combined
formats, W3C logs (IIS, CloudFront) and JSON logs (Caddy, nginx, Traefik); .gz too, - for standard input.
Bots, feeds, assets, scripts and failed requests are left out. By default in a temporary D1 that is deleted
afterwards; with --url in a running leadlight, whose console then shows them. Replaying a log twice counts it
once. Exit code: 0 most lines were read, 1 they were not.
--host: the site's own host; by default the log's own, else the referrer of its assets.
--exclude: paths (globs), IP addresses or networks to leave out.`,
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
      exclude: { type: "string", multiple: true, default: [] },
    },
  });
  if (positionals.length === 0) throw new UsageError("Which log?");
  const top = Number(values.top);
  if (!Number.isInteger(top) || top < 1 || top > 200) throw new Error("--top: from 1 to 200.");
  if (values.url !== undefined && values.key === undefined) {
    throw new Error("--url needs --key: `npm start` prints it.");
  }

  const log = await readLog(logFiles(positionals), exclusions(values.exclude));
  const host = values.host ?? log.ownHost;
  const eventsOf = eventsByVisitor(log, host);
  print(describeLog(log, eventsOf, host));
  const read = log.lines - log.malformed.length;
  if (read * 2 < log.lines || log.lines === 0) {
    throw new Error(
      `${read} of ${log.lines} lines could be read: is it another format? Known are ${knownFormats}.`,
    );
  }

  const server =
    values.url === undefined
      ? await startEmbedded(log.endMs + 1_000)
      : await remoteServer(values, values.site);
  try {
    const { accepted, refused } = await sendVisits(eventsOf, server);
    await server.catchUp();
    const names = namesOf(log);
    const busiest = [...eventsOf]
      .sort(([, a], [, b]) => b.length - a.length)
      .slice(0, maxExplained);
    print(
      `\n${await topLeadsReport(
        server.client,
        busiest.map(([visitor]) => visitor),
        top,
        log.endMs,
        (lead) => names.get(lead) ?? lead.slice(0, 8),
      )}`,
    );
    print(`\n${summaryOf(read, log.lines, accepted, refused)}`);
  } finally {
    await server.stop();
  }
}

/** The visitors with the most events are explained; with fewer events hardly one has more points. */
const maxExplained = 400;

/** Patterns such as `access.log*` that no shell expanded; each file once. */
const logFiles = (patterns: readonly string[]): string[] => [
  ...new Set(
    patterns.flatMap((pattern) => {
      const found = /[*?[]/.test(pattern) ? globSync(pattern).sort() : [];
      return found.length > 0 ? found : [pattern];
    }),
  ),
];

function summaryOf(
  read: number,
  lines: number,
  accepted: number,
  refused: ReadonlyMap<string, number>,
): string {
  const count = [...refused.values()].reduce((sum, one) => sum + one, 0);
  const reasons = [...refused].map(([reason, times]) => `${reason}: ${times}`).join(", ");
  return `Read ${read} of ${lines} lines: ${accepted} events accepted, ${count} rejected${count > 0 ? ` (${reasons})` : ""}.`;
}

/** A leadlight that runs already; its lists are written within a second after the answers. */
async function remoteServer(flags: ApiFlags, site: string): Promise<ReplayServer> {
  const client = await openClient(flags, { retryOn: isTemporary });
  return { client, site, catchUp: () => sleep(1_000), stop: async () => {} };
}

/** The owner of a log knows its visitors by their IP addresses. */
const namesOf = ({ requests }: ReadLog): Map<string, string> =>
  new Map(
    requests.map(({ request }) => [
      visitorOf(request),
      `${request.address} (${(request.userAgent ?? "no user agent").slice(0, 60)})`,
    ]),
  );
