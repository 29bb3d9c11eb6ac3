import { Hono } from "hono";
import type { Ports } from "../../ports/ports.ts";
import { problem } from "../middleware/problem.ts";
import { withTimeout } from "../withTimeout.ts";

/** `GET /healthz`: can this Worker reach its record? */
export const healthRoutes = ({ ping }: Ports): Hono =>
  new Hono().get("/healthz", async function healthz(c) {
    try {
      await withTimeout(2_000, ping());
      return c.json({ ok: true }, 200, { "cache-control": "no-store" });
    } catch (error) {
      console.error("healthz", String(error));
      return problem(c, "unavailable");
    }
  });
