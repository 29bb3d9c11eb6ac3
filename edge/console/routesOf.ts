import type { Scope } from "../../shared/api/scope.ts";
import type { NavigationEntry } from "./shell/environment.ts";
import type { Access, ConsoleForm, ConsolePage } from "./shell/page.ts";

/** What one method of one path needs, and what it does. */
export interface ConsoleRoute extends Omit<ConsoleForm, "scope"> {
  readonly method: "GET" | "POST";
  /** All of them; `[]`: any session; `null`: no session. */
  readonly scopes: readonly Scope[] | null;
}

/** The routes of pages: each page, then its forms, which need the page's scope and their own. */
export const routesOf = (pages: readonly ConsolePage[]): readonly ConsoleRoute[] =>
  pages.flatMap(({ path, scope, render, forms = [] }): ConsoleRoute[] => [
    { method: "GET", path, scopes: scopesOf(scope), handle: render },
    ...forms.map(
      ({ scope: own, ...form }): ConsoleRoute => ({
        method: "POST",
        ...form,
        scopes: both(scopesOf(scope), scopesOf(own)),
      }),
    ),
  ]);

/** The header's links, in the order of the pages. */
export const navigationOf = (pages: readonly ConsolePage[]): readonly NavigationEntry[] =>
  pages.flatMap(({ path, nav, scope }) =>
    nav === undefined
      ? []
      : [{ href: `/console${path}`, title: nav, scopes: scopesOf(scope) ?? [] }],
  );

function scopesOf(access: Access): readonly Scope[] | null {
  if (access === "public") return null;
  if (access === "session") return [];
  return typeof access === "string" ? [access] : access;
}

const both = (page: readonly Scope[] | null, own: readonly Scope[] | null) =>
  page === null ? own : [...new Set([...page, ...(own ?? [])])];
