import { capsOfNothing } from "./lint/capsOfNothing.ts";
import { contradictions } from "./lint/contradictions.ts";
import { overlappingBands } from "./lint/overlappingBands.ts";
import { pageTypes } from "./lint/pageTypes.ts";
import { priorityGaps } from "./lint/priorityGaps.ts";
import { unmatchable } from "./lint/unmatchable.ts";
import { unreachable } from "./lint/unreachable.ts";
import type { Model } from "./model.ts";
import type { ModelFault } from "./modelFault.ts";

/** What a model may say but hardly means: each a warning with its mend, none a reason to refuse it. */
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
