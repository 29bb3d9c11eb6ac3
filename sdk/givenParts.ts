import type { CollectAnswer } from "../shared/wire/collectAnswer.ts";
import { config } from "./config.ts";
import type { Change } from "./lifecycle/change.ts";

/*
 * For the script and for `leadlight` the build takes `everyPart.ts` in place of this file, so that they
 * pay nothing for the choice. The core has what its `init` was given:
 */
export const pageType = () => config.pageType?.();
export const source = (referrer: string, query?: string) => config.source?.(referrer, query);
export const onAnswer = (answer?: CollectAnswer, visitor?: string) =>
  config.onAnswer?.(answer, visitor);
export const path = () => config.path?.();
export const onRouteChange = (changed: (change: Change) => void) => config.onRouteChange?.(changed);

/* It never has these: it prints nothing, and keeps the visitor's id in localStorage alone. */
export const log = (..._what: unknown[]): void => {};
export const readCookies = (): string => "";
export const keepCookie = (_text: string): void => {};
