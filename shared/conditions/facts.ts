import type { EmailKind } from "../classify/emailKind.ts";
import type { Source } from "../profile/occurrence.ts";
import type { Traits } from "../profile/traits.ts";
import type { EventMatch } from "./eventMatch.ts";

/** What conditions may read of a lead. Each is computed once, however many conditions ask for it. */
export interface LeadFacts {
  /** IANA name. */
  readonly timeZone: string;
  readonly traits: Traits;
  /** When events of a condition's match happened, and how many at once. Nearly always ascending. */
  readonly occurrencesOf: (match: EventMatch) => readonly Happened[];
  /** For each visit with a page view of these types, or of any: when it had the last one. Ascending. */
  readonly sessionsWith: (pageTypes: readonly string[] | undefined) => readonly number[];
  /** Attention on pages of these types. Ascending. */
  readonly engagedOn: (pageTypes: readonly string[]) => readonly EngagedTime[];
  /** The last activity, milliseconds since 1970, or `null`. */
  readonly lastActiveAt: number | null;
  readonly onePageVisits: () => readonly OnePageVisit[];
  /** The first known page view; `undefined` without a visit. */
  readonly firstPageView: () => { readonly source?: Source | undefined } | undefined;
  /** What the e-mail address says about the person. */
  readonly emailKindsOf: (email: string) => ReadonlySet<EmailKind>;
}

export interface Happened {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly count: number;
}

/** Attention that one page view got. */
export interface EngagedTime {
  /** When the last of it was reported, milliseconds since 1970. */
  readonly at: number;
  readonly engagedMs: number;
}

/** A visit of one page. */
export interface OnePageVisit {
  /** Milliseconds since 1970. */
  readonly endedAt: number;
  readonly lastedMs: number;
}
