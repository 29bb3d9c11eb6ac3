import * as z from "zod";
import { visitorId } from "../../../shared/api/words.ts";
import type { VisitorId } from "../../../shared/identity/ids.ts";
import { ownAnswer } from "../../../shared/wire/collectAnswer.ts";
import { signTier } from "../../identity/tierToken.ts";
import { ownStanding } from "../../scoring/ownStanding.ts";
import { scoreSnapshot } from "../../scoring/scoreSnapshot.ts";
import { problem } from "../middleware/problem.ts";
import { route } from "../route.ts";

/**
 * `GET /v1/me?site=KEY&visitor=ID`: a visitor's own standing. The id is 128 random bits that only this
 * browser has. It gives access to no other visitor.
 */
export const me = route({
  method: "get",
  path: "/v1/me",
  id: "me",
  summary: "Shows a visitor's own standing",
  access: { browser: true },
  query: z.strictObject({ visitor: visitorId }),
  answers: { 200: { description: "The standing, without reasons", schema: ownAnswer } },
  problems: ["unknown-lead", "unavailable"],
  async handle({ c, site, query, ports, json }) {
    const visitor = query.visitor as VisitorId;
    const [snapshot, compiled] = await ports.waitForDatabase(() =>
      Promise.all([ports.events.snapshotOfBrowser(visitor), ports.models.published(site.key)]),
    );
    if (snapshot === null || snapshot.isMadeByEdge || snapshot.site !== site.key)
      return problem(c, "unknown-lead");
    const now = ports.clock();
    const scored = scoreSnapshot(snapshot, compiled, now);
    const { standing, nextChangeAt } = ownStanding(snapshot, scored, compiled, now);
    const token = await signTier({ visitor, ...standing, nextChangeAt }, site, now);
    return json(200, { ...standing, ...(token !== null && { token }) });
  },
});
