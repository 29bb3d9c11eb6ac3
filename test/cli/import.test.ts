import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { setTimeout } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { rootDir } from "../../local/paths.ts";
import { type Runtime, startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { emptyState } from "../runtime/emptyState.ts";
import { runCliIn } from "./runCli.ts";

const site = "demo" as SiteKey;
let runtime: Runtime;
let dir: string;
let env: Record<string, string>;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight-import-"));
  await emptyState(dir);
  runtime = await startRuntime({ port: 0, persistTo: dir });
  const db = await runtime.db();
  await putSite(db, { key: site, name: "Demo", origins: [] });
  env = { LEADLIGHT_URL: runtime.origin, LEADLIGHT_KEY: await putApiKey(db, site, "test") };
});
afterAll(() => runtime.stop());

const cli = (...args: string[]) => runCliIn(env, ...args);
const stored = async () => {
  const { results } = await (await runtime.db())
    .prepare("SELECT event_id, body FROM events ORDER BY event_id")
    .all<{ event_id: string; body: string }>();
  return results.filter(({ event_id }) => event_id.startsWith("import-"));
};

it("imports a CRM export once, however often it runs, and reports the rejected rows", async () => {
  const file = join(dir, "deals.csv");
  await writeFile(
    file,
    [
      "Email;First Name;Company Name;Deal Stage;Close Date;Amount;Notes",
      'jane@acme.example;Jane;Acme;Closed Won;2026-10-01;12000;"two\r\nlines"',
      'joe@beta.example;Joe;=HYPERLINK("x");Closed Lost;01.09.2026;;',
      ";Nameless;=1+1;;;;",
      "ann@delta.example;Ann;Delta;Negotiation;;;",
    ].join("\r\n"),
  );
  const report = join(dir, "deals.refused.csv");
  const dry = await cli("import", file, "--dry-run");
  expect([dry.code, dry.stdout]).toEqual([
    3,
    expect.stringContaining("3 rows would be accepted: 3 with properties, 1 won, 1 lost."),
  ]);
  expect(await stored()).toHaveLength(0);

  for (let turn = 0; turn < 2; turn++) {
    const { code, stdout, stderr } = await cli("import", file);
    expect([code, stderr]).toEqual([3, expect.stringContaining("Importing")]);
    expect(stdout).toContain("utf-8, columns separated by semicolon");
    expect(stdout).toContain("Notes         not imported");
    expect(stdout).toContain("3 rows accepted: 3 with properties, 1 won, 1 lost.");
    expect(stdout).toContain("Neither won nor lost: Negotiation (1).");
    expect(stdout).toContain("1 rejected, with the reasons in ");
    expect(await stored()).toHaveLength(5);
  }
  expect(await readFile(report, "utf8")).toBe(
    "\ufeffline,reason,Email,First Name,Company Name,Deal Stage,Close Date,Amount,Notes\r\n" +
      "5,has no e-mail address,,Nameless,'=1+1,,,,\r\n",
  );
  const bodies = (await stored()).map(({ body }) => JSON.parse(body));
  expect(bodies).toContainEqual(
    expect.objectContaining({
      ...{ type: "custom", name: "deal_won", properties: { amount: 12000 } },
      ...{ occurredAt: Date.UTC(2026, 9, 1), verified: true },
    }),
  );
  expect(bodies).toContainEqual(
    expect.objectContaining({ traits: { firstName: "Joe", company: '=HYPERLINK("x")' } }),
  );

  // Once corrected, the report can be imported like any other file.
  const corrected = (await readFile(report, "utf8")).replace(",,Nameless", ",bob@acme.example,Bob");
  await writeFile(report, corrected);
  const { code, stdout } = await cli("import", report);
  expect([code, stdout]).toEqual([0, expect.stringContaining("1 row accepted")]);
  expect(existsSync(join(dir, "deals.refused.refused.csv"))).toBe(false);
  expect(await stored()).toHaveLength(6);
});

it("stops at Ctrl-C once running requests are answered, and a second run completes the import", async () => {
  const file = join(dir, "many.csv");
  const rows = Array.from({ length: 3_000 }, (_, index) => `p${index}@acme.example`);
  await writeFile(file, ["Email", ...rows].join("\n"));
  const seen = new Map<string, string>();
  let hold: (() => void)[] | null = [];
  const slow = createServer(async (request, response) => {
    const { events } = JSON.parse(await text(request)) as {
      events: { id: string; email: string }[];
    };
    for (const { id, email } of events) seen.set(email, id);
    const answer = () => response.end(JSON.stringify({ accepted: events.length, refused: [] }));
    if (hold === null) answer();
    else hold.push(answer);
  });
  await once(slow.listen(0, "127.0.0.1"), "listening");
  const url = `http://127.0.0.1:${(slow.address() as AddressInfo).port}`;
  const child = spawn(
    process.execPath,
    [`${rootDir}/cli/leadlight.ts`, "import", file, "--url", url, "--key", "ll_x"],
    { stdio: ["ignore", "pipe", "pipe"] },
  );
  const output = Promise.all([text(child.stdout), text(child.stderr)]);
  await expect.poll(() => hold?.length, { timeout: 20_000 }).toBe(2);
  child.kill("SIGINT");
  // The signal arrives before the answers.
  await setTimeout(200);
  for (const answer of hold ?? []) answer();
  hold = null;
  const [code] = await once(child, "exit");
  const [stdout, stderr] = await output;
  expect([code, stderr]).toEqual([130, expect.stringContaining("Interrupted. Run it again")]);
  const first = new Map(seen);
  expect(first.size).toBeLessThan(1_500);
  expect(stdout).toContain(`${first.size} rows accepted`);
  expect((await cli("import", file, "--url", url, "--key", "ll_x")).code).toBe(0);
  expect(seen.size).toBe(3_000);
  for (const [email, id] of first) expect(seen.get(email)).toBe(id);
  slow.close();
});

it("exits with 1 when a file cannot be read, or the server does not know the key", async () => {
  const file = join(dir, "one.csv");
  await writeFile(file, "Email\na@b.example\n");
  const unknown = await cli("import", file, "--key", "ll_x");
  expect([unknown.code, unknown.stderr]).toEqual([
    1,
    expect.stringContaining("The API key is unknown, revoked or expired."),
  ]);
  const missing = await cli("import", join(dir, "none.csv"));
  expect([missing.code, missing.stderr]).toEqual([1, expect.stringContaining("ENOENT")]);
});

it("creates a webhook URL, lists it, and removes it", async () => {
  const made = await cli(
    "inbound",
    "add",
    "typeform",
    "--name",
    "Demo form",
    "--map",
    "size=companySize",
  );
  const id = /^([0-9a-f]{24}): Connect, Webhooks/.exec(made.stdout)?.[1] as string;
  expect(made.stdout).toContain(`URL      ${runtime.origin}/v1/inbound/${id}`);
  expect(made.stdout).toMatch(/Secret {3}[\w-]{32}/);
  expect((await cli("inbound", "list")).stdout).toContain(`${id}  typeform    Demo form`);
  expect((await cli("inbound", "remove", id)).stdout).toContain(`Webhooks of ${id} are rejected`);
  expect((await cli("inbound", "list")).stdout).toContain("No webhook URLs yet");
  const unknown = await cli("inbound", "add", "sendgird");
  expect([unknown.code, unknown.stderr]).toEqual([
    1,
    expect.stringContaining('there is no "sendgird"; there are sendgrid, mailgun,'),
  ]);
});
