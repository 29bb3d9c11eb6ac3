import * as z from "zod";
import { withTimeout } from "../../ports/withTimeout.ts";
import { problem } from "../middleware/problem.ts";
import { route } from "../route.ts";

/** `GET /healthz`, for monitoring. */
export const health = route({
  method: "get",
  path: "/healthz",
  id: "health",
  summary: "Checks that the Worker reaches its database",
  access: { public: true },
  answers: {
    200: { description: "It does", schema: z.strictObject({ ok: z.literal(true) }) },
  },
  problems: ["unavailable"],
  async handle({ c, ports, json }) {
    try {
      await withTimeout(2_000, ports.ping());
      return json(200, { ok: true });
    } catch (error) {
      console.error("healthz", String(error));
      return problem(c, "unavailable");
    }
  },
});
