import type { PageHint } from "../profile/occurrence.ts";
import { compileGlobs } from "./glob.ts";
import { pathForms, readablePath } from "./pathForms.ts";

/** How pages of one type are found. */
interface PageTypeRule {
  readonly type: string;
  /** Globs over paths. */
  readonly paths?: readonly string[] | undefined;
  /** Types of schema.org, e.g. `JobPosting`. */
  readonly schemaTypes?: readonly string[] | undefined;
}

/**
 * What a page is for. The type written on the page wins; then the first matching path pattern of the
 * model; then the page's JSON-LD. `null` when none of them says.
 */
type PageTypeOf = (path: string, hint: PageHint | undefined) => string | null;

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
