import { fail, ok, type Result } from "../../../shared/result.ts";
import { clientAddress, forwardedFor, ipOf } from "../clientAddress.ts";
import type { LoggedRequest } from "../loggedRequest.ts";

/** The names of a W3C log's columns, from its line `#Fields:`; `null` for another line. */
export const fieldsOfDirective = (text: string): string[] | null =>
  text.startsWith("#Fields:") ? text.slice(8).trim().split(/\s+/) : null;

/**
 * Reads a line of a W3C extended log (https://www.w3.org/TR/WD-logfile), as IIS and CloudFront write it. Times are in UTC.
 *
 * @param fields The columns, as `#Fields:` names them.
 */
export function readW3cLine(
  text: string,
  fields: readonly string[],
): Result<LoggedRequest, string> {
  // CloudFront writes tabs, IIS spaces.
  const cells = text.includes("\t") ? text.split("\t") : text.trim().split(/ +/);
  if (cells.length !== fields.length) {
    return fail(`has ${cells.length} columns, #Fields has ${fields.length}`);
  }
  const cell = (name: string): string | null => {
    const found = cells[fields.findIndex((field) => field.toLowerCase() === name)];
    return found === undefined || found === "-" ? null : found;
  };
  const [date, time] = [cell("date"), cell("time")];
  const at = date === null || time === null ? Number.NaN : Date.parse(`${date}T${time}Z`);
  if (Number.isNaN(at)) return fail("has no date and time");
  const remote = ipOf(cell("c-ip") ?? "");
  if (remote === null) return fail("has no address of the client (c-ip)");
  const [method, path] = [cell("cs-method"), cell("cs-uri-stem")];
  if (method === null || path === null) return fail("not an HTTP request");
  const query = cell("cs-uri-query");
  const status = Number(cell("sc-status") ?? 200);
  const forwarded = cell("x-forwarded-for") ?? cell("cs(x-forwarded-for)");
  return ok({
    address: clientAddress(remote, forwarded === null ? null : forwardedFor(decoded(forwarded))),
    userAgent: fields.some((field) => /^cs\(user-agent\)$/i.test(field))
      ? decoded(cell("cs(user-agent)") ?? "-")
      : null,
    ...{ at, method, target: query === null ? path : `${path}?${query}`, status },
    referrer: cell("cs(referer)"),
    host:
      (cell("x-host-header") ?? cell("cs-host") ?? cell("cs(host)"))?.replace(/:\d+$/, "") ?? null,
  });
}

/** IIS writes `+` for a space; CloudFront percent-encodes, older logs twice. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(decodeURIComponent(text.replaceAll("+", " ")));
  } catch {
    return text;
  }
}
