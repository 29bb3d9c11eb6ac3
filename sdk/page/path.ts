import { maxPathChars } from "../../shared/events/limits.ts";
import { clip } from "../clip.ts";
import { path } from "../givenParts.ts";

/** Path of the page that is shown: that of the address, unless the site has its routes elsewhere. */
export const readPath = (): string => clip(path() || location.pathname, maxPathChars);
