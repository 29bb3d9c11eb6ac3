import type { Context } from "hono";
import { parseKey } from "../../handoffs/deliveryKey.ts";
import { resend } from "../../handoffs/resend.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingPage } from "../shell/failed.tsx";

/** `POST /console/handoffs/:key/resend`: sends a failed delivery again, with its own idempotency key. */
export const resendForm = (ports: Pick<Ports, "handoffs" | "handoffQueue" | "clock">) =>
  async function resendForm(c: Context<ConsoleEnvironment>) {
    const key = parseKey(c.req.param("key") ?? "");
    const sent = key === null ? null : await resend(c.var.site.key, key, ports);
    return sent === null ? missingPage(c) : c.redirect("/console/handoffs", 303);
  };
