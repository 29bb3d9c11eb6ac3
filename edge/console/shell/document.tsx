import type { Context } from "hono";
import { html } from "hono/html";
import type { Child } from "hono/jsx";
import beforePaint from "../../../dist/islands/beforePaint.island.js.txt";
import type { ConsoleEnvironment } from "./environment.ts";
import { iconUrl } from "./logo.tsx";

/** Answers with a whole page. Text in `body` is escaped by JSX. */
export function answerPage<Environment extends ConsoleEnvironment>(
  c: Context<Environment>,
  { title, body }: { readonly title: string; readonly body: Child },
  status: 200 | 401 | 403 | 404 | 409 | 413 | 415 | 422 | 429 | 500 | 503 = 200,
): Response | Promise<Response> {
  const nonce = c.get("secureHeadersNonce") as string | undefined;
  const assetUrls = c.get("assetUrls") as ConsoleEnvironment["Variables"]["assetUrls"];
  return c.html(
    html`<!doctype html>${(
      <html lang="en">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <meta name="robots" content="noindex" />
          <title>{`${title} · leadlight`}</title>
          <link rel="icon" href={iconUrl} />
          <script nonce={nonce} dangerouslySetInnerHTML={{ __html: beforePaint }} />
          <link rel="stylesheet" href={assetUrls.css} />
          <script src={assetUrls.js} defer />
        </head>
        <body>{body}</body>
      </html>
    )}`,
    status,
  );
}
