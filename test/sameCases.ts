import fc from "fast-check";
import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the cases of property tests begin. */
    seed: number;
  }
}

fc.configureGlobal({ seed: inject("seed") });
