import type { Context } from "hono";
import { checkApiKey } from "../../api/middleware/apiKey.ts";
import type { Ports } from "../../ports/ports.ts";
import { answerPage } from "../shell/document.tsx";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { ThemeSwitch } from "../shell/layout.tsx";
import { Logo } from "../shell/logo.tsx";
import { nextPathOf } from "./nextPath.ts";
import { startSession } from "./session.ts";

/** `GET /console/sign-in`: asks for the API key. */
export const signInPage = (c: Context<ConsoleEnvironment>) =>
  answerSignIn(c, nextPathOf(c.req.query("next")), false);

/** `POST /console/sign-in`: checks it, and goes on to where the visitor wanted to go. */
export const signIn = (ports: Pick<Ports, "apiKeys" | "clock">) =>
  async function signIn(c: Context<ConsoleEnvironment>) {
    const { key, next: asked } = await c.req.parseBody();
    const next = nextPathOf(typeof asked === "string" ? asked : undefined);
    const checked = await checkApiKey(ports, typeof key === "string" ? key.trim() : "");
    if (!checked.ok) return answerSignIn(c, next, true);
    await startSession(c, checked.value, ports.clock);
    return c.redirect(next, 303);
  };

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
              This key is not known. Copy the whole key, from <code>ll_</code> to its end.
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
