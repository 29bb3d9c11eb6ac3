/** How a tracker is set up; the script tag's `data-*` attributes have the same names. */
export interface Config {
  /** The site's public key, e.g. `acme`. */
  readonly site: string;
  /** Where the Worker answers, e.g. `https://leads.example.com`, or a path of the site itself. */
  readonly endpoint: string;
  /**
   * `required`: nothing is stored or sent before `consent("granted")`. The tag also knows `tcf` and
   * `google`, which read the decision from a consent platform.
   */
  readonly consent?: "required" | "tcf" | "google";
  /** `ignore`: Global Privacy Control, which counts as no consent yet, is not asked. */
  readonly gpc?: "ignore";
  /** `none`: no cookie, no other storage; a visitor is known as long as the page is. */
  readonly storage?: "none";
  /** Signals that are switched off, e.g. `-scroll -outbound`; in the tag also optional ones, e.g. `video`. */
  readonly signals?: string;
  /** `path`: a single-page application keeps its routes in the fragment, e.g. `#/pricing`. */
  readonly hash?: "path";
  /** Parameters of the address that are kept beside `utm_*` and click ids, e.g. `ref plan`. */
  readonly query?: string;
  /** Extensions that are downloads beside the known ones, e.g. `step dwg`. */
  readonly downloads?: string;
  /** `next-page`: a new tier shows from the next page on, never while this one is being read. */
  readonly personalize?: "next-page";
  /** Seconds without input after which a visitor counts as away. 30 unless told. */
  readonly idleSeconds?: number;
  /** Prints what is seen and sent with `console.debug`. */
  readonly debug?: boolean;
  /** Gets every error that the script swallowed; it never throws into the page. */
  readonly onError?: (error: unknown) => void;
}

/** Whether a signal was not switched off. */
export const isOn = ({ signals }: Config, name: string): boolean =>
  !`${signals}`.includes(`-${name}`);

/**
 * Reads the script tag. `data-site` is required, `data-endpoint` is the origin that served the script
 * unless it says otherwise.
 */
export function readTag({ src, dataset }: HTMLScriptElement): Config {
  return {
    endpoint: new URL(src).origin,
    ...dataset,
    debug: dataset.debug != null,
  } as Config;
}
