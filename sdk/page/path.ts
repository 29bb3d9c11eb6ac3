import { maxPathChars } from "../../shared/wire/limits.ts";
import { clip } from "../clip.ts";
import { config } from "../config.ts";

/** Path of the page that is shown; with `hash` that of the fragment, `/pricing` of `/app#/pricing`. */
export const readPath = (): string =>
  clip(
    (config.hash != null && /^#!?(\/[^?]*)/.exec(location.hash)?.[1]) || location.pathname,
    maxPathChars,
  );
