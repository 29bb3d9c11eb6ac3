import { capsOfNothing } from "./lint/capsOfNothing.ts";
import { contradictions } from "./lint/contradictions.ts";
import { overlappingBands } from "./lint/overlappingBands.ts";
import { pageTypes } from "./lint/pageTypes.ts";
import { priorityGaps } from "./lint/priorityGaps.ts";
import { unmatchable } from "./lint/unmatchable.ts";
import { unreachable } from "./lint/unreachable.ts";
import type { Model } from "./model.ts";
import type { ModelFault } from "./modelFault.ts";

/** What a model says but probably does not mean: warnings, each with a fix. None refuses the model. */
export const lintModel = (model: Model): ModelFault[] =>
  [
    contradictions,
    unmatchable,
    pageTypes,
    overlappingBands,
    capsOfNothing,
    unreachable,
    priorityGaps,
  ].flatMap((lint) => lint(model));
