import type { Context } from "hono";
import type { Child } from "hono/jsx";
import type { Scope } from "../../../shared/api/scope.ts";
import { windowSeconds } from "../../ports/keyRates.ts";
import { answerPage } from "./document.tsx";
import type { ConsoleEnvironment } from "./environment.ts";
import { answerInShell } from "./layout.tsx";
import { Logo } from "./logo.tsx";

const reasons = {
  403: ["Sent from another site", "This form was sent from another site, so nothing was changed."],
  413: ["The form is too large", "Nothing was changed. The API accepts larger documents."],
  415: ["Not a form", "The console accepts forms only; use the API for everything else."],
  429: ["Too many requests", "Wait a minute, then try again. Nothing was changed."],
  500: ["Something went wrong", "Nothing is lost. The Worker's log has the reason."],
  503: ["The database does not answer", "Nothing is lost. Try again in a moment."],
} as const;

/** A failure that may come before the sign-in: a page without header and footer. */
export function failedPage(c: Context, status: keyof typeof reasons) {
  const [title, detail] = reasons[status];
  const body = (
    <main class="sign-in">
      <div class="sign-in-card">
        <p class="home">
          <Logo />
        </p>
        <h1>{title}</h1>
        <p>{detail}</p>
        <p>
          <a href="/console">Go to the console</a>
        </p>
      </div>
    </main>
  );
  return answerPage(c, { title, body }, status);
}

/** Too many requests this minute, of a session or of an address that guesses keys. */
export function tooManyPage(c: Context) {
  c.header("retry-after", String(windowSeconds));
  return failedPage(c, 429);
}

/** The session's key lacks a scope of this page or form. */
export const missingScope = (c: Context<ConsoleEnvironment>, scope: Scope) =>
  answerFailure(
    c,
    403,
    "This API key cannot do this",
    <>
      The key “{c.var.apiKey.name}” lacks the scope <code>{scope}</code>. Make a key that has it:{" "}
      <code>
        leadlight key {c.var.site.key} --scope {scope}
      </code>
    </>,
  );

/** There is no such page. */
export const missingPage = (c: Context<ConsoleEnvironment>) =>
  answerFailure(
    c,
    404,
    "Page not found",
    "The address may be mistyped, or from another version of leadlight.",
  );

/** There is no such lead on this site; a lead of another site is reported the same way. */
export const missingLead = (c: Context<ConsoleEnvironment>) =>
  answerFailure(
    c,
    404,
    "Lead not found",
    "It may have been deleted, or it belongs to a site that this key does not open.",
  );

const answerFailure = (
  c: Context<ConsoleEnvironment>,
  status: 403 | 404,
  title: string,
  detail: Child,
) =>
  answerInShell(
    c,
    {
      title,
      content: (
        <div class="empty">
          <p class="empty-mark" aria-hidden="true">
            {status}
          </p>
          <h1>{title}</h1>
          <p>{detail}</p>
          <p>
            <a class="button primary" href="/console">
              Go to the console
            </a>
          </p>
        </div>
      ),
    },
    status,
  );
