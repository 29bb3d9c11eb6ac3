const home = "/console";

/**
 * Where to go after signing in. Only a page of the console is accepted: a link to the sign-in page
 * must not redirect to another site afterwards (open redirect, CWE-601).
 */
export function nextPathOf(asked: string | undefined): string {
  if (asked === undefined || !asked.startsWith("/console")) return home;
  try {
    // Parsed as a browser would, so that `/console/..//evil.example` is resolved before the check.
    const base = "http://console.invalid";
    const { origin, pathname, search } = new URL(asked, base);
    const isPage = pathname === "/console" || pathname.startsWith("/console/");
    return origin === base && isPage && !pathname.startsWith("/console/sign-")
      ? pathname + search
      : home;
  } catch {
    return home;
  }
}
