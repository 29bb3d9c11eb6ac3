import { config } from "./config.ts";

/** What `debug` prints. */
export const log = (...what: unknown[]): void => {
  if (config.debug != null) console.debug("leadlight", ...what);
};
