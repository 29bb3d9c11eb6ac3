import type { Context } from "hono";
import type { Child } from "hono/jsx";
import manifest from "../../../package.json" with { type: "json" };
import { answerPage } from "./document.tsx";
import type { ConsoleEnvironment } from "./environment.ts";
import { Logo } from "./logo.tsx";
import { ShortcutsDialog } from "./shortcuts.tsx";

/** Pages in the header, in this order. A new page adds its line. */
const pages = [
  { href: "/console/leads", title: "Leads" },
  { href: "/console/handoffs", title: "Hand-offs" },
  { href: "/console/model", title: "Model" },
  { href: "/console/data", title: "Data in" },
] as const;

export interface PageParts {
  readonly title: string;
  readonly content: Child;
  /** Refresh what stands in `<Live>` this often; without it the page stays as it is. */
  readonly liveSeconds?: number;
}

/** Answers with a page of the signed-in console: header, content, footer. */
export function answerInShell(
  c: Context<ConsoleEnvironment>,
  { title, content, liveSeconds }: PageParts,
  status: 200 | 404 | 409 | 422 = 200,
): Response | Promise<Response> {
  const { pathname } = new URL(c.req.url);
  const { site } = c.var;
  const body = (
    <>
      <a class="skip" href="#main">
        Skip to the content
      </a>
      <header class="shell-head">
        <a class="home" href="/console/leads" aria-label="leadlight, all leads">
          <Logo />
        </a>
        <span class="site" title={`Site ${site.key}`}>
          {site.name}
        </span>
        <nav aria-label="Console">
          {pages.map((page) => (
            <a href={page.href} aria-current={pathname.startsWith(page.href) ? "page" : undefined}>
              {page.title}
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

/** What `islands/live.ts` replaces with its newest state. */
export const Live = ({ children }: { readonly children?: Child }) => (
  <div data-live>{children}</div>
);

const LiveSwitch = ({ seconds }: { readonly seconds: number }) => (
  <button
    type="button"
    class="live needs-js"
    data-live-switch={seconds}
    aria-pressed="true"
    title={`Looks for news every ${seconds} s while you look at it; press to pause`}
  >
    <span class="live-dot" aria-hidden="true" />
    <span data-live-text>Live</span>
  </button>
);

/** Also on the sign-in page. */
export const ThemeSwitch = () => (
  <button type="button" class="quiet needs-js" data-theme-switch>
    Theme: <span data-theme-text>auto</span>
  </button>
);
