import { isSiteKey, type SiteKey } from "../shared/identity/ids.ts";
import { segmentPattern } from "../shared/model/segmentName.ts";

/** A cache of the last known tiers and segments: the KV namespace of the scoring Worker. */
export interface TierStore {
  get(key: string): Promise<string | null>;
}

/** The scoring Worker: a service binding, or anything that fetches from it. */
export interface Scorer {
  fetch(url: string): Promise<Response>;
}

/** How pages are personalised. */
export interface PersonalizeOptions {
  /** The site's public key, as in `data-site`. */
  readonly site: string;
  /** The site's secret: `leadlight secret SITE` shows it. */
  readonly secret: string;
  /** Read when the visitor has no valid token: the namespace `TIERS` of the scoring Worker. */
  readonly tiers?: TierStore | undefined;
  /** Asked when `tiers` has no entry; it reads D1, so its answer is always current. */
  readonly scorer?: Scorer | undefined;
  /** Origin of the scoring Worker, where `scorer` is not a service binding. */
  readonly scorerOrigin?: string;
  /** Milliseconds that both may take together, while the origin answers. @defaultValue 100 */
  readonly maxWaitMs?: number;
  /** The model's tiers; the first one is for unknown visitors. */
  readonly bands?: readonly string[];
  /**
   * The model's segments that pages vary by; all of them by default. The other segments reach no page and no
   * origin, and create no variants for `cacheByTier` to keep.
   */
  readonly segments?: readonly string[] | undefined;
  /** Keeps the variants of pages that the origin lets shared caches keep, in the Cache API. */
  readonly cacheByTier?: boolean;
}

/** Options as the rest of this folder takes them. */
export interface Settings
  extends Required<Omit<PersonalizeOptions, "tiers" | "scorer" | "segments">> {
  readonly site: SiteKey;
  readonly tiers: TierStore | undefined;
  readonly scorer: Scorer | undefined;
  readonly segments: readonly string[] | undefined;
  /** The first of `bands`. */
  readonly lowest: string;
}

/**
 * Fills in defaults.
 *
 * @throws When an option is not valid; the message says how to fix it.
 */
export function resolveOptions(options: PersonalizeOptions): Settings {
  const { site, secret, bands = ["cold", "warm", "hot", "disqualified"] } = options;
  if (!isSiteKey(site)) {
    throw new Error(`personalize: site is the key in data-site, e.g. "acme", not "${site}".`);
  }
  if (typeof secret !== "string" || secret === "") {
    throw new Error(
      `personalize: there is no secret. \`leadlight secret ${site}\` shows it; give it to this Worker with \`wrangler secret put LEADLIGHT_SECRET\`.`,
    );
  }
  const [lowest] = bands;
  const odd = bands.find((band) => !/^[\w-]+$/.test(band));
  if (lowest === undefined || odd !== undefined) {
    throw new Error(
      `personalize: bands are the names of the model's tiers, lowest first, in letters, digits, "-" and "_"${odd === undefined ? "" : `, not "${odd}"`}.`,
    );
  }
  const oddSegment = options.segments?.find((segment) => !segmentPattern.test(segment));
  if (oddSegment !== undefined) {
    throw new Error(
      `personalize: segments are names of the model's segments, in lowercase letters, digits and "_", without "segment:", not "${oddSegment}".`,
    );
  }
  return {
    site,
    secret,
    bands,
    lowest,
    tiers: options.tiers,
    scorer: options.scorer,
    segments: options.segments,
    scorerOrigin: options.scorerOrigin ?? "https://leadlight.internal",
    maxWaitMs: options.maxWaitMs ?? 100,
    cacheByTier: options.cacheByTier ?? false,
  };
}
