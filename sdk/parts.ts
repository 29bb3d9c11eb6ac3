/** The parts that `leadlight/core` can be given: `import { pageType, source } from "leadlight/parts"`. */
export { onRouteChange } from "./lifecycle/onRouteChange.ts";
export { hashPath } from "./page/hashPath.ts";
export { pageType } from "./page/pageType.ts";
export { source } from "./page/source.ts";
