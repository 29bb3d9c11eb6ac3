import type * as z from "zod";

/**
 * Everything that depends on the kind of an event. Each kind is one file of this folder and one row of
 * `eventKinds`; a property that is missing here does not compile.
 */
export interface EventKind<Event> {
  /** What a browser may send; `null` when only a back end may send this kind. */
  readonly browser: z.ZodObject | null;
  /** What a back end may send with an API key, and what the database holds. */
  readonly backEnd: z.ZodObject;
  /**
   * What it happened to: a path, a file, the name of a form. Rules match it, and `once_per_object` counts
   * by it. `null` for an event that states something about the lead: traits and adjustments.
   */
  readonly objectOf: ((event: Event) => string) | null;
  /** Whether the object is the path of a page or file. */
  readonly objectIsPath: boolean;
  /** Fields of a rule's match that only this kind has. */
  readonly matchFields: readonly MatchField[];
  /** How a rule names it, e.g. `a video`; `null` when rules cannot count this kind. */
  readonly noun: string | null;
  /** Whether it shows that the person was on the site. */
  readonly isOnSite: boolean;
  /** Whether it shows interest, so that the lead is not inactive. */
  readonly isActivity: boolean;
  readonly icon: IconName;
  /** What it says to a sales person. */
  readonly inWords: (event: Event) => Sentence;
}

type MatchField = "pageType" | "channel" | "source" | "medium" | "campaign" | "fileType";

/** An event for people, e.g. `Downloaded` `/files/price-list.pdf` `on /pricing`. */
export interface Sentence {
  readonly says: string;
  /** What it happened to, as the sender named it: untrusted text, always escape it. */
  readonly object?: string;
  /** The remaining facts. */
  readonly detail?: string;
}

/** Icons that the console can draw. */
export type IconName =
  | "eye"
  | "clock"
  | "download"
  | "form"
  | "spark"
  | "person"
  | "mail"
  | "pen"
  | "down"
  | "away"
  | "phone"
  | "lens"
  | "screen"
  | "share";
