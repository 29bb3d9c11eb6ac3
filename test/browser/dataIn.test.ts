import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type OpenConsole, openConsole } from "./openConsole.ts";

let open: OpenConsole;

beforeAll(async () => {
  open = await openConsole();
  await open.signIn();
});

afterAll(() => open?.close());

const go = () => open.page.locator("[data-import-go]");
const words = () => open.page.textContent("[data-import-words]");

async function choose(name: string, bytes: string | Uint8Array) {
  const { dir, page, server } = open;
  const file = join(dir, name);
  await writeFile(file, bytes);
  await page.goto(`${server.origin}/console/data/import`);
  await page.setInputFiles("#file", file);
}

it("a file is previewed, its columns are mapped, it is imported, and its rejected rows are downloaded", async () => {
  const { page, server } = open;
  const rows = Array.from({ length: 450 }, (_, row) =>
    row === 300 ? 'nameless,"=1+1"' : `p${row}@acme.example,"Zoë ${row}\r\nof Acme"`,
  );
  await choose("people.csv", ["Person,Who it is", ...rows].join("\r\n"));
  // The column of addresses is found by its cells, whatever its name.
  await expect.poll(() => page.inputValue("#column-0")).toBe("email");
  await page.fill("#column-1", "name");
  await page.press("#column-1", "Enter");
  await expect.poll(() => go().textContent(), { timeout: 30_000 }).toBe("Import 449 rows");
  expect(await words()).toContain("449 rows would be accepted");

  // A request to a busy server is sent again.
  const busy = { status: 503, body: "" };
  await page.route("**/console/data/import", (route) => route.fulfill(busy), { times: 1 });
  await go().click();
  await page.locator("[data-import-leads]").waitFor();
  expect(await words()).toContain("449 rows accepted: 449 with properties");
  expect(await page.textContent("[data-import-refused]")).toContain("602");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click("[data-import-report]"),
  ]);
  expect(download.suggestedFilename()).toBe("people.rejected.csv");
  expect(await readFile(await download.path(), "utf8")).toBe(
    '\ufeffline,reason,Person,Who it is\r\n602,"""nameless"" is not an e-mail address",nameless,\'=1+1\r\n',
  );
  const headers = { authorization: `Bearer ${server.key}` };
  const answer = await fetch(`${server.origin}/v1/leads?limit=200&q=p44`, { headers });
  const { leads } = (await answer.json()) as { leads: { email: string }[] };
  expect(leads.map(({ email }) => email)).toContain("p449@acme.example");
  expect(open.errors).toEqual([]);
});

it("a file that stops being UTF-8 far from its start is rejected with the line", async () => {
  const { page } = open;
  const many = "Email,Name\n".concat("a@b.example,Zoë\n".repeat(9_000));
  await choose(
    "latin.csv",
    Buffer.concat([Buffer.from(many), Buffer.from("x,Zo\xeb\n", "latin1")]),
  );
  await expect
    .poll(() => page.textContent("[data-import-error]"))
    .toMatch(/^Line 9002 is not utf-8\. .*Windows-1252/);
  await page.selectOption("#encoding", "windows-1252");
  await expect.poll(() => go().textContent(), { timeout: 30_000 }).toBe("Import 9,000 rows");
});
