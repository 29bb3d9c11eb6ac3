import { fail, ok, type Result } from "../../../shared/result.ts";
import { clientAddress, forwardedFor, ipOf } from "../clientAddress.ts";
import type { LoggedRequest } from "../loggedRequest.ts";
import { parseLogTime } from "./commonLog.ts";

/** Names of the fields, lower case, as Caddy, nginx with a JSON format, and Traefik have them; the first one counts. */
const names = {
  address: "client_ip, remote_ip, remote_addr, clienthost, client, clientip, ip, addr, client_addr",
  forwarded: "x-forwarded-for, http_x_forwarded_for, x_forwarded_for, forwarded_for",
  time: "ts, time_iso8601, @timestamp, timestamp, time, time_local, msec, startutc, starttime, date",
  request: "request, requestline",
  method: "method, request_method, requestmethod, verb",
  target: "uri, request_uri, requestpath, url, path",
  query: "query_string, args, query",
  status: "status, status_code, downstreamstatus, response, code",
  referrer: "referer, http_referer, http_referrer, referrer, request_referer",
  userAgent: "user-agent, http_user_agent, user_agent, useragent, agent, request_user-agent",
  host: "host, http_host, requesthost, vhost, server_name",
} as const;

/** A log of Docker has each line of the program as JSON: the line itself is another format. */
export function dockerLine(json: Readonly<Record<string, unknown>>): string | null {
  return typeof json.log === "string" && "stream" in json ? json.log.trimEnd() : null;
}

/** Reads a line of a JSON log: its fields at any depth, by the names that servers use. */
export function readJsonLine(
  json: Readonly<Record<string, unknown>>,
): Result<LoggedRequest, string> {
  const fields = flat(json);
  const find = (kind: keyof typeof names): string | null => {
    for (const name of names[kind].split(", ")) {
      const found = fields.get(name);
      if (found !== undefined && found !== "" && found !== "-") return found;
    }
    return null;
  };
  const remote = ipOf(find("address") ?? "");
  if (remote === null) return fail("JSON without an address of the client");
  const at = timeOf(find("time"));
  if (at === null) return fail("JSON without a time");
  const [lineMethod, lineTarget] = (find("request") ?? "").split(" ");
  const method = find("method") ?? (/^[A-Z]+$/.test(lineMethod ?? "") ? lineMethod : undefined);
  const target = find("target") ?? lineTarget;
  if (!method || !target) return fail("JSON without an HTTP request");
  const query = target.includes("?") ? null : find("query");
  const forwarded = find("forwarded");
  return ok({
    address: clientAddress(remote, forwarded === null ? null : forwardedFor(forwarded)),
    userAgent: find("userAgent") ?? "-",
    ...{ at, method, target: query === null ? target : `${target}?${query}` },
    status: Number(find("status") ?? 200),
    referrer: find("referrer"),
    host: find("host")?.replace(/:\d+$/, "").toLowerCase() ?? null,
  });
}

/** Every text and number in it, by its own name in lower case; of a list the first one. The outer one wins. */
function flat(json: unknown, found = new Map<string, string>()): Map<string, string> {
  const inner: unknown[] = [];
  for (const [name, value] of Object.entries(json as Record<string, unknown>)) {
    const one = Array.isArray(value) ? value[0] : value;
    if (typeof one === "string" || typeof one === "number") {
      const key = name.toLowerCase();
      if (!found.has(key)) found.set(key, String(one));
    } else if (typeof one === "object" && one !== null) inner.push(one);
  }
  for (const one of inner) flat(one, found);
  return found;
}

/** Seconds or milliseconds since 1970, ISO 8601, or the time of the common format. */
function timeOf(text: string | null): number | null {
  if (text === null) return null;
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text);
    return Math.round(number < 1e11 ? number * 1_000 : number);
  }
  const at = parseLogTime(text) ?? Date.parse(text);
  return Number.isNaN(at) ? null : at;
}
