/** The part of a referrer that names the site the visitor came from, in lower case. */
export interface Referrer {
  /** A host without port and trailing dot, or an app's package. */
  readonly host: string;
  readonly path: string;
  /** Whether `host` is an app's package: `android-app://com.google.android.gm/`. */
  readonly isApp: boolean;
}

/** Longer hosts cannot be looked up in DNS (RFC 1035, section 2.3.4). */
const maxHostChars = 253;

/** Enough for the longest host, with a user, a port and the first segments of the path. */
const maxReadChars = 2_048;

/** Letters of any script, as a browser may show them; no `%`, no space, no control characters. */
const hostPattern = /^[\p{L}\p{M}\p{N}_.-]+$/u;

/**
 * Parses a referrer without `URL`, which the core does not have. A referrer may be any text that a
 * stranger sends. `undefined` when it names no site, such as `about:blank` or a browser extension.
 */
export function parseReferrer(referrer: string): Referrer | undefined {
  const text = referrer.slice(0, maxReadChars).trim().toLowerCase();
  const scheme = text.indexOf("://");
  const hasScheme = scheme > 0 && scheme < 16;
  const isApp = hasScheme && appSchemes.has(text.slice(0, scheme));
  if (hasScheme && !isApp && !webSchemes.has(text.slice(0, scheme))) return undefined;
  const rest = hasScheme ? text.slice(scheme + 3) : text.startsWith("//") ? text.slice(2) : text;
  const end = rest.search(/[/?#\\]/);
  const authority = end < 0 ? rest : rest.slice(0, end);
  const path = end < 0 ? "" : (rest.slice(end).split(/[?#]/, 1)[0] ?? "");
  const host = hostOf(authority.slice(authority.lastIndexOf("@") + 1));
  if (host === undefined || (!hasScheme && !host.includes("."))) return undefined;
  return { host, path, isApp };
}

const webSchemes: ReadonlySet<string> = new Set(["http", "https"]);
const appSchemes: ReadonlySet<string> = new Set(["android-app", "ios-app"]);

function hostOf(authority: string): string | undefined {
  const ipv6 = authority.startsWith("[") ? authority.indexOf("]") : -1;
  if (ipv6 > 0) return /^\[[0-9a-f:.]{2,45}\]$/.exec(authority.slice(0, ipv6 + 1))?.[0];
  const colon = authority.indexOf(":");
  const host = colon < 0 ? authority : authority.slice(0, colon);
  const bare = host.endsWith(".") ? host.slice(0, -1) : host;
  const isHost =
    bare !== "" &&
    bare.length <= maxHostChars &&
    hostPattern.test(bare) &&
    !bare.startsWith(".") &&
    !bare.endsWith(".") &&
    !bare.includes("..");
  return isHost ? bare : undefined;
}
