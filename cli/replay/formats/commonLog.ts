import { fail, ok, type Result } from "../../../shared/result.ts";
import { clientAddress, forwardedFor, ipOf } from "../clientAddress.ts";
import type { LoggedRequest } from "../loggedRequest.ts";

/** A quoted field; a quote inside is escaped with a backslash. */
const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
const line = new RegExp(
  `^([^"]*?)\\[(\\d\\d/\\w{3}/\\d{4}:[^\\]]+)\\] ${quoted} (\\d{3}) (?:\\d+|-)(?: ${quoted} ${quoted}(.*))?\\s*$`,
);
const cutOff = new RegExp(`^[^"]*?\\[[^\\]]+\\] ${quoted} (\\d{3}) (?:\\d+|-) "`);

/**
 * Reads a line of the common or combined log format (https://httpd.apache.org/docs/2.4/logs.html#combined), of
 * Apache or nginx, with what is often put before it: a virtual host, the prefix of syslog or Docker.
 */
export function readCommonLine(text: string): Result<LoggedRequest, string> {
  const match = line.exec(text);
  if (match === null) return fail(cutOff.test(text) ? "cut off" : "not a known log format");
  const [, head = "", time = "", request = "", status = "", referrer, userAgent, rest = ""] = match;
  const client = clientOf(head, rest);
  if (client === null) return fail("no client address before the time");
  const at = parseLogTime(time);
  if (at === null) return fail(`"${time}" is not a time`);
  const [method = "", target = "", protocol = ""] = request.split(" ");
  if (!/^[A-Z]+$/.test(method) || !protocol.startsWith("HTTP/")) return fail("not an HTTP request");
  return ok({
    ...client,
    userAgent: userAgent ?? null,
    ...{ at, method, target, status: Number(status) },
    referrer: referrer === undefined || referrer === "-" || referrer === "" ? null : referrer,
  });
}

/**
 * Finds the client in the words before the time: `[prefix] [host[:port]] ADDRESS identity user`. The address is the last
 * IP address that two words follow. A log with host names instead has exactly three words.
 */
function clientOf(head: string, rest: string): Pick<LoggedRequest, "address" | "host"> | null {
  const inBrackets = forwardedFor(/\(([^)]*)\)/.exec(head)?.[1] ?? "");
  const words = head
    .replace(/\([^)]*\)/, " ")
    .trim()
    .split(/\s+/);
  const index = words.findLastIndex(
    (word, at) => at <= words.length - 3 && ipOf(word.replace(/,$/, "")) !== null,
  );
  if (index < 0) {
    const [name = ""] = words;
    const isHostName = words.length === 3 && /^[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(name);
    return isHostName ? { address: name.toLowerCase(), host: null } : null;
  }
  // Some servers log the list of a proxy in place of the address.
  let first = index;
  while (
    first > 0 &&
    /,$/.test(words[first - 1] ?? "") &&
    ipOf((words[first - 1] ?? "").replace(/,$/, ""))
  )
    first--;
  const listed = words
    .slice(first, index + 1)
    .map((word) => ipOf(word.replace(/,$/, "")) as string);
  const afterwards = /"([^"]*)"\s*$/.exec(rest)?.[1];
  const forwarded =
    inBrackets ??
    (afterwards === undefined ? null : forwardedFor(afterwards)) ??
    (listed.length > 1 ? listed : null);
  return {
    address: clientAddress(listed.at(-1) as string, forwarded),
    host: hostIn(words[first - 1]) ?? null,
  };
}

/** `www.example.com:443`, the virtual host of Apache's `%v:%p`; not the name of a container or a program. */
const hostIn = (word: string | undefined): string | null =>
  /^((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+)(?::\d+)?$/i.exec(word ?? "")?.[1]?.toLowerCase() ?? null;

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `17/May/2015:10:05:03 +0200` in milliseconds since 1970, or `null`. */
export function parseLogTime(text: string): number | null {
  const match = /^(\d{2})\/(\w{3})\/(\d{4}):(\d{2}):(\d{2}):(\d{2}) ([+-])(\d{2})(\d{2})$/.exec(
    text,
  );
  if (match === null) return null;
  const [, day, monthName = "", year, hour, minute, second, sign, zoneHours, zoneMinutes] = match;
  const month = months.indexOf(monthName);
  if (month < 0) return null;
  const local = Date.UTC(
    Number(year),
    month,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second),
  );
  const zoneMs = (Number(zoneHours) * 60 + Number(zoneMinutes)) * 60_000;
  return sign === "-" ? local + zoneMs : local - zoneMs;
}
