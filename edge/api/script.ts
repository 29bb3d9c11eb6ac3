import { shortHash } from "../../shared/identity/shortHash.ts";

/** The browser's script, as it was built. */
export interface Script {
  readonly text: string;
  /** Strong entity tag, in quotes. */
  readonly etag: string;
  /** The second script: optional signals and consent platforms. */
  readonly signals?: Script;
}

/** The script and its entity tag. Two texts share a tag with a chance of one in 2^53. */
export const scriptOf = (text: string, signals?: string): Script => ({
  text,
  etag: `"${shortHash(text)}"`,
  ...(signals !== undefined && { signals: scriptOf(signals) }),
});
