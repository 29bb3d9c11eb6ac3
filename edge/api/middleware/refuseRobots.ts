import { createMiddleware } from "hono/factory";
import type { Ports } from "../../ports/ports.ts";
import type { Site } from "../../ports/sites.ts";
import { decideRobot } from "./decideRobot.ts";
import { problem } from "./problem.ts";

/**
 * For routes that browsers use: robots are told so and stored nowhere. Who sends an API key is a back
 * end and never asked. `COUNT_ROBOTS` switches it off.
 */
export const refuseRobots = ({ countRobots = false }: Pick<Ports, "countRobots">) =>
  createMiddleware<{ Variables: { site: Site } }>(async function refuseRobots(c, next) {
    if (!countRobots && c.req.header("authorization") === undefined) {
      const why = decideRobot(c.req.header("user-agent"), c.req.raw.cf);
      if (why !== null) {
        console.warn(JSON.stringify({ refused: "robot", site: c.var.site.key, why }));
        return problem(c, "robot", { detail: `Taken for a robot: ${why}.` });
      }
    }
    // A page that is only prefetched has nobody in front of it; our script waits until somebody is.
    const purpose = c.req.header("sec-purpose") ?? c.req.header("purpose");
    if (purpose?.includes("prefetch")) {
      console.warn(
        JSON.stringify({ noted: "a beacon of a prefetched page", site: c.var.site.key }),
      );
    }
    return next();
  });
