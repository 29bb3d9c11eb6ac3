import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import type { SiteKey } from "../../../shared/identity/ids.ts";
import { b2b } from "../../../shared/model/templates/b2b.ts";
import { putSite } from "../../../test/workerd/seed.ts";
import { createDefaultModels } from "../../models/defaultModels.ts";
import { pinModels } from "../../models/pinModels.ts";
import { cacheParts } from "../contracts/cacheParts.fixture.ts";
import { createD1ModelStore } from "./models.ts";
import { createD1VersionStore } from "./versions.ts";

const { DB } = env as unknown as { DB: D1Database };
const site = "versions" as SiteKey;
let now: number;
const versions = createD1VersionStore(DB);
const isolate = () =>
  createD1ModelStore(
    DB,
    createDefaultModels(),
    cacheParts(() => now),
  );
const publish = (document: unknown) => {
  const model = { document, author: "Ann", note: "", publishedAt: now, restores: null };
  return versions.publish(site, model, null, false);
};
const named = (name: string) => ({ ...b2b, name });

beforeEach(async () => {
  now = 1_000_000;
  await putSite(DB, site, []);
  await DB.exec("DELETE FROM models");
});

it("the newest version wins in every isolate within 30 seconds, and at once where it is asked for anew", async () => {
  const [here, elsewhere] = [isolate(), isolate()];
  expect(await elsewhere.published(site)).toMatchObject({ version: 0, model: { name: "b2b" } });
  await publish(named("first"));
  await here.newest(site);
  expect(await here.published(site)).toMatchObject({ version: 1, model: { name: "first" } });
  now += 29_999;
  expect(await elsewhere.published(site)).toMatchObject({ version: 0 });
  now += 1;
  expect(await elsewhere.published(site)).toMatchObject({ version: 1, model: { name: "first" } });
});

it("a model is read and compiled again only when another version is the newest", async () => {
  const store = isolate();
  await publish(named("first"));
  const first = await store.published(site);
  now += 30_000;
  expect(await store.published(site)).toBe(first);
  await publish(named("second"));
  now += 30_000;
  expect(await store.published(site)).toMatchObject({ version: 2, model: { name: "second" } });
});

it("a request that pins a model gets no other one, whatever is published meanwhile", async () => {
  const store = isolate();
  await publish(named("first"));
  const { models } = pinModels({ models: store });
  expect(await models.published(site)).toMatchObject({ version: 1 });
  await publish(named("second"));
  now += 60_000;
  expect(await models.published(site)).toMatchObject({ version: 1 });
  expect(await store.published(site)).toMatchObject({ version: 2 });
});

it("a stored document that no longer parses is scored by the default model, under its own number", async () => {
  await publish({ specVersion: 99 });
  expect(await isolate().published(site)).toMatchObject({ version: 1, model: { name: "b2b" } });
});
