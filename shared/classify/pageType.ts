import type { PageHint } from "../profile/occurrence.ts";
import { compileGlobs } from "./glob.ts";

/** An entry of a model's `pageTypes`. */
interface PageTypeRule {
  readonly type: string;
  /** Globs. */
  readonly paths?: readonly string[] | undefined;
  /** schema.org types. */
  readonly schemaTypes?: readonly string[] | undefined;
}

/**
 * What a page is for. What the site owner wrote on the page wins; then the first of the model's path
 * patterns that matches; then what the page's JSON-LD says it is. `null` when nothing is known.
 */
export type PageTypeOf = (path: string, hint: PageHint | undefined) => string | null;

export function compilePageTypes(rules: readonly PageTypeRule[]): PageTypeOf {
  const byPath = rules.map(({ type, paths = [] }) => ({
    type,
    matches: compileGlobs(paths),
    any: paths.length > 0,
  }));
  const bySchema = new Map(
    rules.flatMap(({ type, schemaTypes = [] }) => schemaTypes.map((name) => [name, type] as const)),
  );
  return (path, hint) =>
    hint?.type ??
    byPath.find((rule) => rule.any && rule.matches(withoutTrailingSlash(path)))?.type ??
    hint?.schemaTypes?.map((name) => bySchema.get(name)).find((type) => type !== undefined) ??
    null;
}

/** `/pricing/` and `/pricing` are one page. */
export const withoutTrailingSlash = (path: string): string =>
  path.length > 1 && path.endsWith("/") ? path.slice(0, -1) : path;
