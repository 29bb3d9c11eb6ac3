import { config } from "../config.ts";

/** Under which everything of a site is stored. */
export const key = (): string => `leadlight-${config.site}`;
