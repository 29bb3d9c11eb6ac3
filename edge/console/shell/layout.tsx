import type { Context } from "hono";
import type { Child } from "hono/jsx";
import manifest from "../../../package.json" with { type: "json" };
import { answerPage } from "./document.tsx";
import type { ConsoleEnvironment } from "./environment.ts";
import { Logo } from "./logo.tsx";
import { opensAll } from "./opensAll.ts";
import { ShortcutsDialog } from "./shortcuts.tsx";

interface PageParts {
  readonly title: string;
  readonly content: Child;
  /** Refresh the content of `<Live>` this often; without it the page is never refreshed. */
  readonly liveSeconds?: number;
}

/** Answers with a page of the signed-in console: header, content, footer. */
export function answerInShell(
  c: Context<ConsoleEnvironment>,
  { title, content, liveSeconds }: PageParts,
  status: 200 | 403 | 404 | 409 | 422 = 200,
): Response | Promise<Response> {
  const { pathname } = new URL(c.req.url);
  const { site, apiKey, navigation } = c.var;
  const links = navigation.filter(({ scopes }) => opensAll(apiKey, scopes));
  const body = (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="shell-head">
        <a class="home" href="/console" aria-label="leadlight, home">
          <Logo />
        </a>
        <span class="site" title={`Site ${site.key}`}>
          {site.name}
        </span>
        <nav aria-label="Console">
          {links.map(({ href, title }) => (
            <a href={href} aria-current={pathname.startsWith(href) ? "page" : undefined}>
              {title}
            </a>
          ))}
        </nav>
        <div class="shell-tools">
          {liveSeconds !== undefined && <LiveSwitch seconds={liveSeconds} />}
          <ThemeSwitch />
          <form method="post" action="/console/sign-out">
            <button type="submit" class="quiet">
              Sign out
            </button>
          </form>
        </div>
      </header>
      <main id="main" tabindex={-1}>
        {content}
      </main>
      <footer class="shell-foot">
        <span>leadlight {manifest.version}</span>
        <span>
          Times are in <span data-zone>UTC</span>
        </span>
        <button type="button" class="quiet needs-js" data-shortcuts>
          Keyboard shortcuts <kbd>?</kbd>
        </button>
      </footer>
      <ShortcutsDialog />
    </>
  );
  return answerPage(c, { title, body }, status);
}

/** The part of a page that `live.island.ts` replaces with its newest state. */
export const Live = ({ children }: { readonly children?: Child }) => (
  <div data-live>{children}</div>
);

const LiveSwitch = ({ seconds }: { readonly seconds: number }) => (
  <button
    type="button"
    class="live needs-js"
    data-live-switch={seconds}
    aria-pressed="true"
    title={`Refreshes every ${seconds} s while this page is visible; press to pause`}
  >
    <span class="live-dot" aria-hidden="true" />
    <span data-live-text>Auto-refresh</span>
  </button>
);

/** The theme switch, also on the sign-in page. */
export const ThemeSwitch = () => (
  <button type="button" class="quiet needs-js" data-theme-switch>
    <span class="theme-word">Theme: </span>
    <span data-theme-text>auto</span>
  </button>
);
