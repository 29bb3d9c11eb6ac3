import type { Context } from "hono";
import type { Ports } from "../../ports/ports.ts";
import type { Site } from "../../ports/sites.ts";
import { decideRobot } from "./decideRobot.ts";
import { problem } from "./problem.ts";

/**
 * Answers a robot that sends like a browser; `null` for a person. Nothing of a robot is stored.
 * `COUNT_ROBOTS` switches the check off.
 */
export function refuseRobot(
  c: Context,
  site: Site,
  { countRobots = false }: Pick<Ports, "countRobots">,
): Response | null {
  const why = countRobots ? null : decideRobot(c.req.header("user-agent"), c.req.raw.cf);
  if (why !== null) {
    console.warn(JSON.stringify({ refused: "robot", site: site.key, why }));
    return problem(c, "robot", { detail: `This request looks like a robot's: ${why}.` });
  }
  // No person sees a page that is only prefetched. Our script waits until the page is shown.
  const purpose = c.req.header("sec-purpose") ?? c.req.header("purpose");
  if (purpose?.includes("prefetch")) {
    console.warn(JSON.stringify({ noted: "a beacon of a prefetched page", site: site.key }));
  }
  return null;
}
