import type { Config } from "./config.ts";

/**
 * Reads the script tag. `data-site` is required, `data-endpoint` is the origin that served the script
 * unless it says otherwise.
 */
export function readTag({ src, dataset }: HTMLScriptElement): Config {
  return {
    endpoint: new URL(src).origin,
    ...dataset,
  } as unknown as Config;
}
