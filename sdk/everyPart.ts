/** Stands in for `givenParts.ts` in the script and in `leadlight`, which have every part (`rollup.config.mjs`). */
import { config } from "./config.ts";
import { hashPath } from "./page/hashPath.ts";

export { onRouteChange } from "./lifecycle/onRouteChange.ts";
export { log } from "./log.ts";
export { pageType } from "./page/pageType.ts";
export { source } from "./page/source.ts";
export { hearAnswer as onAnswer } from "./personalize/onScore.ts";
export { keepCookie, readCookies } from "./visitor/cookie.ts";

export const path = (): string | false | undefined => config.hash != null && hashPath();
