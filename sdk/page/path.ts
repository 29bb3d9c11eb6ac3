import { maxPathChars } from "../../shared/wire/limits.ts";
import { clip } from "../clip.ts";
import type { Config } from "../config.ts";

/** Path of the page that is shown; with `hash` that of the fragment, `/pricing` of `/app#/pricing`. */
export const readPath = ({ hash }: Config): string =>
  clip(
    (hash != null && /^#!?(\/[^?]*)/.exec(location.hash)?.[1]) || location.pathname,
    maxPathChars,
  );
