import type { Context } from "hono";
import { answerPage } from "./document.tsx";
import type { ConsoleEnvironment } from "./environment.ts";
import { answerInShell } from "./layout.tsx";
import { Logo } from "./logo.tsx";

const reasons = {
  scope: ["Not with this key", "The API key you signed in with has no scope for it."],
  403: ["Not from here", "This form was sent from another site, so nothing was done."],
  413: ["Too much", "The form is larger than any form of the console."],
  415: ["Not a form", "The console takes forms only; for everything else there is the API."],
  500: ["Something went wrong here", "Nothing is lost. The Worker's log has the reason."],
} as const;

/** A failure that may come before anyone is signed in: a page without the shell. */
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
          <a href="/console/leads">Go to the leads</a>
        </p>
      </div>
    </main>
  );
  return answerPage(c, { title, body }, status === "scope" ? 403 : status);
}

/** There is no such page. */
export const missingPage = (c: Context<ConsoleEnvironment>) =>
  answerMissing(
    c,
    "There is nothing here",
    "The address may be mistyped, or from another version.",
  );

/** There is no such lead on this site; another site's lead is none either. */
export const missingLead = (c: Context<ConsoleEnvironment>) =>
  answerMissing(
    c,
    "There is no such lead",
    "It may have been erased, or it belongs to another site than this key opens.",
  );

const answerMissing = (c: Context<ConsoleEnvironment>, title: string, detail: string) =>
  answerInShell(
    c,
    {
      title,
      content: (
        <div class="empty">
          <p class="empty-mark" aria-hidden="true">
            404
          </p>
          <h1>{title}</h1>
          <p>{detail}</p>
          <p>
            <a class="button primary" href="/console/leads">
              See all leads
            </a>
          </p>
        </div>
      ),
    },
    404,
  );
