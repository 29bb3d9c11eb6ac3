import { b2b } from "./b2b.ts";
import { security } from "./security.ts";

/** Models to start from, by name. */
export const templates = { b2b, security };
