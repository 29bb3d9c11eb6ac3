/** The header by which a request says what to pretend; honoured where `DEV_CF` is set. */
export const pretendHeader = "x-leadlight-cf";

/**
 * For development, never deployed: the request as Cloudflare would hand it over if it came from
 * elsewhere. What the local runtime makes up for `request.cf` is replaced altogether.
 *
 * @param fallback JSON of what every request pretends; the header wins, field by field.
 * @example
 * pretendCf(request, '{"country":"NL","asOrganization":"ASML"}').cf // { country: "NL", … }
 */
export function pretendCf(request: Request, fallback: string): Request {
  const cf = {
    ...parsed(fallback, "DEV_CF"),
    ...parsed(request.headers.get(pretendHeader) ?? "{}", pretendHeader),
  };
  return new Request(request, { cf });
}

/** A typing error costs the developer a line in the log, not a page that stops working. */
function parsed(json: string, source: string): object {
  try {
    const value: unknown = JSON.parse(json);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return value;
  } catch {}
  console.warn(JSON.stringify({ ignored: source, detail: "is no JSON object", json }));
  return {};
}
