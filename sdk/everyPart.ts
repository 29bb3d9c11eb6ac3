/** Stands in for `parts.ts` in the script and in `leadlight`, which have every part (`rollup.config.mjs`). */
export { log } from "./log.ts";
export { pageType } from "./page/pageType.ts";
export { source } from "./page/source.ts";
export { hearAnswer as onAnswer } from "./personalize/onScore.ts";
