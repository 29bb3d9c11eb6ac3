import type { PageTypeRule } from "../model/model.ts";
import type { PageHint } from "../profile/occurrence.ts";
import { compileGlobs } from "./glob.ts";
import { pathForms, readablePath } from "./pathForms.ts";

/**
 * What a page is for. What the site owner wrote on the page wins; then the first of the model's path
 * patterns that matches; then what the page's JSON-LD says it is. `null` when nothing is known.
 */
export type PageTypeOf = (path: string, hint: PageHint | undefined) => string | null;

export function compilePageTypes(rules: readonly PageTypeRule[]): PageTypeOf {
  const byPath = rules.map(({ type, paths = [] }) => ({
    type,
    matches: compileGlobs(paths.map(readablePath)),
    any: paths.length > 0,
  }));
  const bySchema = new Map(
    rules.flatMap(({ type, schemaTypes = [] }) => schemaTypes.map((name) => [name, type] as const)),
  );
  const typeOfPath = (path: string): string | undefined => {
    for (const form of pathForms(path)) {
      const rule = byPath.find(({ any, matches }) => any && matches(form));
      if (rule !== undefined) return rule.type;
    }
    return undefined;
  };
  return (path, hint) =>
    hint?.type ??
    typeOfPath(path) ??
    hint?.schemaTypes?.map((name) => bySchema.get(name)).find((type) => type !== undefined) ??
    null;
}
