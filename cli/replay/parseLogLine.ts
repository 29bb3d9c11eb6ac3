import { fail, ok, type Result } from "../../shared/result.ts";

/** One request of a web server's combined log. */
export interface LoggedRequest {
  readonly address: string;
  readonly userAgent: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** With its query. */
  readonly target: string;
  readonly status: number;
  /** `null` when none was sent. */
  readonly referrer: string | null;
}

/** A quoted field; a quote inside is escaped with a backslash. */
const quoted = '"((?:[^"\\\\]|\\\\.)*)"';
const combined = new RegExp(
  `^(\\S+) \\S+ [^[]*\\[([^\\]]+)\\] ${quoted} (\\d{3}) \\S+ ${quoted} ${quoted}`,
);

/** Far above the 8 KB that web servers accept for a request line. */
const maxLineChars = 32_768;

/**
 * Reads a line of Apache's or nginx's combined log format
 * (https://httpd.apache.org/docs/2.4/logs.html#combined).
 */
export function parseLogLine(line: string): Result<LoggedRequest, string> {
  if (line.length > maxLineChars) return fail("longer than any request");
  const match = combined.exec(line);
  if (match === null) return fail("not in combined log format");
  const [, address = "", time = "", request = "", status = "", referrer = "", userAgent = ""] =
    match;
  const at = parseLogTime(time);
  if (at === null) return fail(`"${time}" is not a time`);
  const [method = "", target = "", protocol = ""] = request.split(" ");
  if (!/^[A-Z]+$/.test(method) || !protocol.startsWith("HTTP/")) return fail("not an HTTP request");
  return ok({
    address,
    userAgent,
    at,
    method,
    target,
    status: Number(status),
    referrer: referrer === "-" || referrer === "" ? null : referrer,
  });
}

const months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** `17/May/2015:10:05:03 +0200` in milliseconds since 1970, or `null`. */
function parseLogTime(text: string): number | null {
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
