import { env, exports } from "cloudflare:workers";
import { expect, it } from "vitest";
import { createPeople, views } from "../test/workerd/people.ts";
import type { Env, Scorer } from "./worker.ts";

const { DB } = env as unknown as Env;
/** What another Worker has as `env.SCORER`. */
const scorer = (exports as unknown as { Scorer: Pick<Scorer, "score"> }).Scorer;

it("returns the score of a visitor to another Worker, over a service binding", async () => {
  const people = await createPeople(DB);
  const visitor = people.browser();
  await visitor.does(views("/pricing"));
  expect(await scorer.score(visitor.visitor)).toEqual({
    lead: visitor.visitor,
    site: people.site,
    ...{ score: 10, total: 10, tier: "cold", stage: null, segments: [] },
  });
});

it("returns null for a visitor without events, and for what is no visitor id", async () => {
  expect(await scorer.score("f".repeat(32))).toBeNull();
  expect(await scorer.score("' OR 1 = 1")).toBeNull();
});
