import type { Context } from "hono";
import signInIsland from "../../../dist/islands/signIn.island.js.txt";
import { checkApiKey } from "../../identity/apiKey.ts";
import { isGuessTooMany } from "../../identity/isGuessTooMany.ts";
import type { Ports } from "../../ports/ports.ts";
import { answerPage } from "../shell/document.tsx";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { tooManyPage } from "../shell/failed.tsx";
import { ThemeSwitch } from "../shell/layout.tsx";
import { Logo } from "../shell/logo.tsx";
import type { ConsolePage } from "../shell/page.ts";
import { nextPathOf } from "./nextPath.ts";
import { endSession, startSession } from "./session.ts";
import signInCss from "./signIn.css";

/** `/console/sign-in`: asks for the API key; `/console/sign-out` ends the session. */
export const signInPage: ConsolePage = {
  path: "/sign-in",
  scope: "public",
  css: signInCss,
  island: signInIsland,
  render: () => (c) => answerSignIn(c, nextPathOf(c.req.query("next")), false),
  forms: [
    { path: "/sign-in", scope: "public", handle: signIn },
    { path: "/sign-out", scope: "public", handle: () => signOut },
  ],
};

function signOut(c: Context<ConsoleEnvironment>) {
  endSession(c);
  return c.redirect("/console/sign-in", 303);
}

/** Checks the key, and redirects to the page that the person asked for. */
function signIn(ports: Pick<Ports, "apiKeys" | "clock" | "strangerRates">) {
  return async function signIn(c: Context<ConsoleEnvironment>) {
    if (await isGuessTooMany(c, ports)) return tooManyPage(c);
    const { key, next: asked } = await c.req.parseBody();
    const next = nextPathOf(typeof asked === "string" ? asked : undefined);
    const checked = await checkApiKey(ports, typeof key === "string" ? key.trim() : "");
    if (!checked.ok) return answerSignIn(c, next, true);
    await startSession(c, checked.value, ports.clock);
    return c.redirect(next, 303);
  };
}

function answerSignIn(c: Context<ConsoleEnvironment>, next: string, wrongKey: boolean) {
  const body = (
    <main class="sign-in">
      <div class="sign-in-card">
        <p class="home">
          <Logo />
        </p>
        <h1>Sign in</h1>
        <form method="post" action="/console/sign-in" data-sign-in>
          <label for="key">API key</label>
          <input
            id="key"
            name="key"
            type="password"
            required
            autofocus
            autocomplete="current-password"
            autocapitalize="none"
            spellcheck={false}
            placeholder="ll_…"
            aria-describedby={wrongKey ? "key-error key-hint" : "key-hint"}
            aria-invalid={wrongKey ? "true" : undefined}
          />
          {wrongKey && (
            <p id="key-error" class="error" role="alert">
              This key is unknown. Copy the whole key, from <code>ll_</code> to its end.
            </p>
          )}
          <p id="key-hint" class="hint">
            A key opens one site. On your own machine, <code>npm start</code> prints a link that
            signs you in.
          </p>
          <input type="hidden" name="next" value={next} />
          <button type="submit" class="primary">
            Sign in
          </button>
        </form>
      </div>
      <p class="sign-in-foot">
        <ThemeSwitch />
      </p>
    </main>
  );
  return answerPage(c, { title: "Sign in", body }, wrongKey ? 401 : 200);
}
