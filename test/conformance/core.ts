/** What `test/browser/conformance.test.ts` runs in Chromium, as one script. */
export { channelOutcomes } from "./channelCases.ts";
export { runCase } from "./runCase.ts";
