/** How a tracker is set up; the script tag's `data-*` attributes have the same names. */
export interface Config {
  /** The site's public key, e.g. `acme`. */
  readonly site: string;
  /** Where the Worker answers, e.g. `https://leads.example.com`, or a path of the site itself. */
  readonly endpoint: string;
  /** `required`: nothing is stored or sent before `consent("granted")`. */
  readonly consent?: "required";
  /** `next-page`: a new tier shows from the next page on, never while this one is being read. */
  readonly personalize?: "next-page";
  /** Seconds without input after which a visitor counts as away. 30 unless told. */
  readonly idleSeconds?: number;
  /** Prints what is seen and sent with `console.debug`. */
  readonly debug?: boolean;
  /** Gets every error that the script swallowed; it never throws into the page. */
  readonly onError?: (error: unknown) => void;
}

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
