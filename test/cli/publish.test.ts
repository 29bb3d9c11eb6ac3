import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { publishSql } from "../../cli/publishSql.ts";
import { freePort } from "../../local/freePort.ts";
import { type Runtime, startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { emptyState } from "../runtime/emptyState.ts";
import { sendBeacon } from "../store/traffic.ts";
import { runCli, runCliIn } from "./runCli.ts";

const site = "demo" as SiteKey;
const visitor = "c".repeat(32);
let dir: string;
let runtime: Runtime;
let key: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight-publish-"));
  await emptyState(dir);
  runtime = await startRuntime({
    port: await freePort(19_887),
    persistTo: dir,
    countRobots: true,
  });
  const db = await runtime.db();
  await putSite(db, { key: site, name: "Demo", origins: ["http://demo.test"] });
  key = await putApiKey(db, site, "test");
}, 60_000);

afterAll(async () => {
  await runtime?.stop();
  await rm(dir, { recursive: true, force: true });
});

it("Invariant 5: editing the model re-scores everyone, past behaviour included, with no new event", async () => {
  const view = {
    id: "view-0001",
    type: "page_view",
    occurredAt: Date.now(),
    page: { path: "/pricing" },
  };
  expect(await sendBeacon(runtime.origin, visitor, [view])).toBe(200);
  await expect.poll(listed).toEqual([10]);

  const rules = b2b.rules.map((rule) =>
    rule.id === "pricing_page" ? { ...rule, points: 12 } : rule,
  );
  const db = await runtime.db();
  for (const statement of publishSql(site, JSON.stringify({ ...b2b, rules }), "a 'test'").split(
    ";\n",
  )) {
    await db.prepare(statement).run();
  }
  // A restart clears the cache that an isolate keeps for half a minute.
  await runtime.setClockAhead(1);
  expect(await ask(`/v1/leads/${visitor}/explain`)).toMatchObject({ total: 12 });
  await runtime.runCron();
  await expect.poll(listed).toEqual([12]);
  const published = await (await runtime.db())
    .prepare("SELECT version, author FROM models")
    .first();
  expect(published).toEqual({ version: 1, author: "a 'test'" });
}, 30_000);

it.each([
  [["check", "/no/model.json"], "cannot be read: ENOENT"],
  [["check", "README.md"], "is not JSON"],
  [["publish", "model.json", "--remote"], "cannot be read: ENOENT"],
  [["publish", "--site", "acme"], "Which model?"],
  [["preview", "README.md"], "is not JSON"],
  [["history", "--url", "http://127.0.0.1:9", "--key", "ll_x"], "No leadlight answers at http"],
  [["history", "--url", "https://leadlight.example"], "No API key: set --key"],
  [["diff"], "From which version?"],
  [["rollback"], "Back to which version?"],
  [["init", "--template", "astrology"], 'There is no template "astrology".'],
])("leadlight %j ends with a message that says how to fix it", async (args, message) => {
  const { code, stderr } = await runCli(...args);
  expect([code, stderr.includes(message)], stderr).toEqual([1, true]);
});

it("a model is previewed, published, compared and rolled back from the command line", async () => {
  const here = { LEADLIGHT_URL: runtime.origin, LEADLIGHT_KEY: key };
  const run = async (...args: string[]) => {
    const { code, stdout, stderr } = await runCliIn(here, ...args);
    expect([code, stderr.replace(/^re-scoring .*\n/gm, "")]).toEqual([0, ""]);
    return stdout;
  };
  await runtime.setClockAhead(1);
  const file = join(dir, "priced.json");
  const rules = b2b.rules.map((rule) =>
    rule.id === "pricing_page" ? { ...rule, points: 70 } : rule,
  );
  await writeFile(file, JSON.stringify({ ...b2b, rules }));

  for (const args of [
    ["preview", file],
    ["publish", file, "--dry-run"],
  ]) {
    const report = await run(...args);
    expect(report).toContain("1 lead, version 1 (current)");
    expect(report).toContain("cold → hot: 1");
    expect(report).toContain("New MQL, an alert each: 1");
    expect(report).toContain(`${visitor}  12 → 70, cold → hot. Viewed the pricing page 12 → 70`);
  }
  expect(await ask(`/v1/leads/${visitor}`)).toMatchObject({ total: 12 });

  expect(await run("publish", file, "--note", "More for prices", "--author", "Ann")).toContain(
    "Version 2 is published",
  );
  expect(await ask(`/v1/leads/${visitor}`)).toMatchObject({ total: 70, stage: "MQL" });
  expect(await listed()).toEqual([70]);
  expect(await run("diff", "1", "2")).toBe(
    "~ pricing_page  Viewed the pricing page\n    points: 12 → 70\n",
  );
  expect(await run("rollback", "1", "--note", "Too much")).toContain("Version 3 is published");
  expect(await ask(`/v1/leads/${visitor}`)).toMatchObject({ total: 12, stage: null });
  const history = await run("history");
  expect(history.split("\n").map((line) => line.replace(/\d{4}-\d\d-\d\d \d\d:\d\d/, "…"))).toEqual(
    [
      expect.stringMatching(/^ {3}3 {2}… {2}\S+ \(restores version 1\) {2}Too much$/),
      "   2  …  Ann  More for prices",
      "   1  …  a 'test'",
      "   0  from the start   leadlight  The default model",
      "",
    ],
  );
}, 120_000);

it("the command line shows every fault that the server finds", async () => {
  const here = { LEADLIGHT_URL: runtime.origin, LEADLIGHT_KEY: key };
  expect(await runCliIn(here, "preview")).toMatchObject({
    code: 1,
    stderr: "There is no draft.\n",
  });
  expect(await runCliIn(here, "rollback", "99")).toMatchObject({
    ...{ code: 1, stderr: "There is no such version of the model.\n" },
  });
}, 60_000);

it("site, key and publish work on a machine where nothing has run yet", async () => {
  const here = { LEADLIGHT_STATE: join(dir, "fresh state") };
  const file = join(dir, "b2b.json");
  await writeFile(file, JSON.stringify(b2b));
  const early = await runCliIn(here, "key", "acme");
  expect([early.code, early.stderr]).toEqual([
    1,
    "There is no such site: create it first with `leadlight site`.\n",
  ]);
  const site = await runCliIn(
    here,
    ...["site", "acme", "--origin", "https://*.acme.example", "--name", "Acme's"],
  );
  expect([site.code, site.stderr]).toEqual([0, ""]);
  const key = await runCliIn(here, "key", "acme");
  expect(key.stdout).toMatch(/^ll_[0-9a-f]{12}_[\w-]{32}\n$/);
  const id = key.stdout.slice(3, 15);
  expect((await runCliIn(here, "key", "--revoke", id)).code).toBe(0);
  const published = await runCliIn(here, "publish", file, "--site", "acme");
  expect([published.code, published.stderr]).toEqual([0, ""]);
}, 120_000);

it("a template passes its own check", async () => {
  const file = join(dir, "model.json");
  expect((await runCli("init", "--template", "security", "--out", file)).code).toBe(0);
  const { code, stdout } = await runCli("check", file);
  expect([code, stdout]).toEqual([0, expect.stringContaining('"security" is a valid model with')]);
});

const ask = async <Answer>(path: string): Promise<Answer> => {
  const answer = await fetch(`${runtime.origin}${path}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  return (await answer.json()) as Answer;
};

const listed = async () =>
  (await ask<{ leads: { total: number }[] }>("/v1/leads")).leads.map(({ total }) => total);
