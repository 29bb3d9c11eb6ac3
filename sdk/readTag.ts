import type { Config } from "./config.ts";
import { log } from "./log.ts";

/**
 * Reads the script tag. `data-site` is required, `data-endpoint` is the origin that served the script
 * unless it says otherwise.
 */
export function readTag({ src, dataset }: HTMLScriptElement): Config {
  return {
    endpoint: src && new URL(src).origin,
    onError: log,
    ...dataset,
  } as unknown as Config;
}
