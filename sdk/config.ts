import type { Parts } from "./trackerParts.ts";

/** How a tracker is set up; the script tag's `data-*` attributes have the same names. */
export interface Config {
  /** The site's public key, e.g. `acme`. */
  readonly site: string;
  /** Where the Worker answers, e.g. `https://leads.example.com`, or a path of the site itself. */
  readonly endpoint: string;
  /**
   * `required`: nothing is stored or sent before `consent("granted")`, which may also come from a
   * consent platform (`leadlight.signals.js`). A browser with Global Privacy Control switched on
   * counts as if this were set.
   */
  readonly consent?: "required";
  /** `none`: no cookie, no other storage; a visitor is known as long as the page is. */
  readonly storage?: "none";
  /** Signals that are switched off, e.g. `-scroll -outbound`. */
  readonly signals?: string;
  /** A single-page application keeps its routes in the fragment, e.g. `#/pricing`. */
  readonly hash?: true;
  /** Parameters of the address that are kept beside `utm_*` and click ids, e.g. `ref|plan`. */
  readonly query?: string;
  /**
   * Fields of forms that say who the visitor is, for forms without a list of their own
   * (`data-leadlight-identify`), e.g. `email company=your-company`.
   */
  readonly identify?: string;
  /** Domains of the site beside the one that the page is on, e.g. `acme.de|acme-shop.com`. */
  readonly domains?: string;
  /** Extensions that are downloads beside the known ones, e.g. `step|dwg`. */
  readonly downloads?: string;
  /** `next-page`: a new tier shows from the next page on, never while this one is being read. */
  readonly personalize?: "next-page";
  /** Seconds without input after which a visitor counts as away. @defaultValue 30 */
  readonly idleSeconds?: number;
  /** Prints what is seen and sent with `console.debug`. */
  readonly debug?: true;
  /** Gets every error that the script swallowed; it never throws into the page. */
  readonly onError?: (error: unknown) => void;
}

/**
 * That of this copy of the script. One copy is one tracker: the tag of a second site is a second copy,
 * and `init` of the npm entries makes one at each call. So every part keeps its state in its module.
 */
export let config: Config & Parts;

export const configure = (given: Config & Parts): void => {
  config = { ...given, endpoint: given.endpoint.replace(/\/$/, "") };
};

/** Whether a signal was not switched off. */
export const isOn = (name: string): boolean => !config.signals?.includes(`-${name}`);
