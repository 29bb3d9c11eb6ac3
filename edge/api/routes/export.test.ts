import { SELF } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { putApiKey, putSite } from "../../../test/workerd/seed.ts";
import type { Env } from "../../worker.ts";

const { DB } = env as unknown as Env;

let key: string;
let otherKey: string;
beforeEach(async () => {
  await DB.exec("DELETE FROM leads");
  await putSite(DB, "demo", ["https://www.example.com"]);
  await putSite(DB, "other", ["https://www.example.com"]);
  key = await putApiKey(DB, "demo");
  otherKey = await putApiKey(DB, "other");
});

it("has every lead that fits the filter, those with the same total over several pages, too", async () => {
  await putLeads(11_000);
  const rows = (await download("fields=lead,total")).trimEnd().split("\r\n");
  expect(rows[0]).toBe("\uFEFFlead,total");
  expect(rows).toHaveLength(11_001);
  expect(new Set(rows).size).toBe(11_001);
  const some = (await download("fields=lead&country=DE")).trimEnd().split("\r\n");
  expect(some).toHaveLength(1 + 5_500);
});

it("is UTF-8 that says so, quotes as RFC 4180 does, and writes times in UTC", async () => {
  await putLeads(1);
  await DB.exec(
    `UPDATE leads SET company = 'Öl "Nord", Söhne' || char(10) || '& Co.', first_seen = 0`,
  );
  expect(await download("fields=company,firstSeen,stage,fit")).toBe(
    '\uFEFFcompany,firstSeen,stage,fit\r\n"Öl ""Nord"", Söhne\n& Co.",1970-01-01 00:00:00,,-5\r\n',
  );
});

it.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", '=HYPERLINK("http://evil")'])(
  "runs no formula that was entered as a name: %j",
  async (company) => {
    await putLeads(1);
    await DB.prepare("UPDATE leads SET company = ?1").bind(company).run();
    const [, cell = ""] = (await download("fields=company,lead")).split("\uFEFFcompany,lead\r\n");
    expect(cell.replace(/^"/, "").startsWith("'")).toBe(true);
  },
);

it("is a file to save, of the key's own site", async () => {
  await putLeads(3);
  const answer = await ask("", otherKey);
  expect(answer.headers.get("content-disposition")).toMatch(/^attachment; filename="leads-other-/);
  expect(answer.headers.get("content-type")).toContain("text/csv");
  expect((await answer.text()).trimEnd().split("\r\n")).toHaveLength(1);
});

it("reads from D1 only what the client reads", async () => {
  await putLeads(11_000);
  const reader = (await ask("fields=lead")).body?.getReader();
  await reader?.read();
  await reader?.cancel();
});

it("refuses what it cannot do", async () => {
  expect((await ask("sort=score")).status).toBe(400);
  expect((await ask("", "")).status).toBe(401);
});

const ask = (query: string, with_ = key) =>
  SELF.fetch(`https://leadlight.test/v1/leads.csv?${query}`, {
    headers: with_ === "" ? {} : { authorization: `Bearer ${with_}` },
  });

/** The bytes as they are: `text()` would drop the byte order mark. */
const download = async (query: string): Promise<string> =>
  new TextDecoder("utf-8", { ignoreBOM: true }).decode(await (await ask(query)).arrayBuffer());

/** Leads of which most have the same total. */
const putLeads = (count: number) =>
  DB.prepare(
    `WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?1)
     INSERT INTO leads (lead_id, site_key, score, fit, total, grade, tier, country, first_seen, last_seen, upto)
     SELECT printf('%032x', i), 'demo', 5, -5, i / 6000, 'D', 'cold', iif(i % 2, 'AT', 'DE'), 1, 2, 1 FROM n`,
  )
    .bind(count)
    .run();
