import { createHash } from "node:crypto";
import type { Event } from "../../shared/wire/event.ts";
import { pathOf } from "./classifyRequest.ts";
import type { LoggedRequest } from "./loggedRequest.ts";

/** A log has no cookies: an IP address with a user agent counts as one visitor. */
export const visitorOf = ({ address, userAgent }: LoggedRequest): string =>
  hashOf(`${address} ${userAgent ?? ""}`).slice(0, 32);

/**
 * The event of a request: a page view or a download.
 *
 * @param repeat The number of equal lines before it: the id is a hash of the line, so that replaying a log
 *   twice counts it once.
 * @param host The site's own host; its referrers are left out.
 */
export function eventOfRequest(
  request: LoggedRequest,
  kind: "page" | "download",
  repeat: number,
  host: string | null,
): Event {
  const path = pathOf(request.target) ?? "/";
  const common = {
    id: hashOf(`${JSON.stringify(request)} ${repeat}`).slice(0, 24),
    occurredAt: request.at,
  };
  const referrer = referrerOf(request.referrer);
  if (kind === "download") {
    const from = referrer?.host === host ? pathOf(referrer.pathname) : null;
    return { ...common, type: "file_download", page: { path: from ?? "/" }, file: path };
  }
  const outside = referrer !== null && referrer.host !== host;
  const campaign = campaignOf(request.target);
  return {
    ...common,
    type: "page_view",
    page: { path },
    ...(outside && { referrer: `${referrer.origin}${referrer.pathname}`.slice(0, 1_024) }),
    ...(campaign && { campaign }),
  };
}

/** An http referrer, or `null`. */
export function referrerOf(referrer: string | null): URL | null {
  if (referrer === null || !/^https?:\/\//i.test(referrer) || !URL.canParse(referrer)) return null;
  return new URL(referrer);
}

function campaignOf(target: string): Record<string, string> | null {
  const parameters = new URLSearchParams(target.split("?", 2)[1] ?? "");
  const found = [...parameters].filter(
    ([name, value]) => /^(utm_[a-z_]{1,20}|gclid|msclkid|fbclid)$/.test(name) && value !== "",
  );
  if (found.length === 0) return null;
  return Object.fromEntries(found.slice(0, 20).map(([name, value]) => [name, clean(value)]));
}

/** The API refuses control characters. */
const clean = (text: string): string => text.replace(/\p{Cc}/gu, " ").slice(0, 128);

const hashOf = (text: string): string => createHash("sha256").update(text).digest("hex");
