/** The forms of names, globs and points in a model. */
import * as z from "zod";

export const name = z.string().min(1).max(64);
export const glob = z.string().min(1).max(256);
export const globs = z.union([glob.transform((one) => [one]), z.array(glob).min(1).max(50)]);
export const names = z.union([name.transform((one) => [one]), z.array(name).min(1).max(50)]);
export const points = z.number().min(-100_000).max(100_000);
