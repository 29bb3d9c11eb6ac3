import type { ModelFault } from "../shared/model/parseModel.ts";

/** A heading, and a line for each fault. */
export const listed = (heading: string, faults: readonly ModelFault[]): string =>
  [heading, ...faults.map(({ at, message }) => `  ${at}: ${message}`)].join("\n");
