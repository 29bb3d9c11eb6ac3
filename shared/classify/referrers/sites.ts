import { displayAds, searchAds } from "./adServers.ts";
import { aiAssistants } from "./aiAssistants.ts";
import { endingOf, isCountry } from "./countries.ts";
import type { Referrer } from "./parseReferrer.ts";
import { searchEngines } from "./searchEngines.ts";
import { shoppingSites } from "./shoppingSites.ts";
import { socialSites } from "./socialSites.ts";
import { videoSites } from "./videoSites.ts";
import { webmail } from "./webmail.ts";

/** What a known site is for, as far as that explains a visit from there. */
export type SiteKind =
  | "search"
  | "social"
  | "video"
  | "shopping"
  | "ai"
  | "mail"
  | "search_ads"
  | "display_ads";

export interface Site {
  readonly name: string;
  readonly kind: SiteKind;
}

interface Entry extends Site {
  /** Whether every subdomain is the same site: `old.reddit.com` is Reddit, `docs.google.com` no search. */
  readonly whole: boolean;
}

/** Only what a look-up needs, so that a test can count the steps. */
interface SiteIndex {
  get(key: string): Entry | undefined;
}

/**
 * The tables are text, one line a site, `Name: token token …`:
 *
 * - `bing.com`: that host, and its doors `www.bing.com`, `m.bing.com`
 * - `.startpage.com`: that host and every subdomain, which tables other than the search engines always mean
 * - `google.{}`: any country's ending, `google.de`, `google.co.uk`, `google.com`
 * - `{}.bing.com`: a country in front, `de.bing.com`
 * - `x.com/i/grok`: those pages of a host, one or two segments deep
 * - `=linkedin`: a name that a `utm_source` may carry
 * - `@com.linkedin.android`: an Android app's package
 *
 * A later table wins over an earlier one.
 */
const tables: readonly (readonly [SiteKind, string])[] = [
  ["search", searchEngines],
  ["shopping", shoppingSites],
  ["social", socialSites],
  ["video", videoSites],
  ["ai", aiAssistants],
  ["mail", webmail],
  ["display_ads", displayAds],
  ["search_ads", searchAds],
];

const index: SiteIndex = new Map(
  tables.flatMap(([kind, table]) =>
    table
      .trim()
      .split("\n")
      .flatMap((line) => entriesOf(kind, line)),
  ),
);

function entriesOf(kind: SiteKind, line: string): [string, Entry][] {
  const colon = line.indexOf(": ");
  const name = line.slice(0, colon);
  return line
    .slice(colon + 2)
    .split(" ")
    .map((token) => {
      const isWhole = token.startsWith(".");
      return [
        isWhole ? token.slice(1) : token,
        { name, kind, whole: isWhole || kind !== "search" },
      ];
    });
}

/** More labels than any key has (`search.hp.my.aol.com.au` has six), so that a host costs few steps. */
const maxLabels = 7;

/** Front doors of the same site. */
const doors: ReadonlySet<string> = new Set(["www", "m", "mobile"]);

/** The known site that a referrer is a page of. `known` is for tests. */
export function siteOf(
  { host, path, isApp }: Referrer,
  known: SiteIndex = index,
): Site | undefined {
  if (isApp) return known.get(`@${host}`);
  const all = host.split(".");
  const labels = all.slice(-maxLabels);
  // Cut off labels make it a subdomain, not a door.
  let isDoor = labels.length === all.length;
  const pages = pagesOf(path);
  const ending = endingOf(labels);
  for (let first = 0; first < labels.length - 1; first++) {
    const label = labels[first] as string;
    const rest = labels.slice(first).join(".");
    const found =
      pages.map((page) => known.get(rest + page)).find((entry) => entry !== undefined) ??
      known.get(rest) ??
      (ending > 0 && first < labels.length - ending
        ? known.get(`${labels.slice(first, -ending).join(".")}.{}`)
        : undefined) ??
      (isDoor && isCountry(label)
        ? known.get(`{}.${labels.slice(first + 1).join(".")}`)
        : undefined);
    if (found && (isDoor || found.whole)) return found;
    isDoor &&= doors.has(label);
  }
  return all[0] === "webmail" && all.length > 2 ? { name: host, kind: "mail" } : undefined;
}

/** `/i/grok/x` → `/i/grok`, `/i`. */
function pagesOf(path: string): string[] {
  const [first, second] = path.split("/", 3).slice(1);
  if (!first) return [];
  return second ? [`/${first}/${second}`, `/${first}`] : [`/${first}`];
}

/** The known site that a `utm_source`, in lower case, names; a host counts as one. */
export function siteNamed(source: string, known: SiteIndex = index): Site | undefined {
  return known.get(`=${source.replace(/[\s_-]/g, "")}`);
}
