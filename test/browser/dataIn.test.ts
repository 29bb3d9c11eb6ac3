import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { type Server, startServer } from "../runtime/startServer.ts";
import { launchChromium } from "./chromium.ts";

let dir: string;
let server: Server;
let browser: Browser;
let page: Page;
const errors: string[] = [];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight-data-"));
  server = await startServer(join(dir, "state"));
  browser = await launchChromium();
  page = await browser.newPage();
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    // What a Content Security Policy refuses is told here.
    if (message.type() === "error") errors.push(message.text());
  });
  await page.goto(`${server.origin}/console/sign-in#key=${server.key}`);
  await page.waitForURL("**/console/leads");
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await rm(dir, { recursive: true, force: true });
});

const go = () => page.locator("[data-import-go]");
const words = () => page.textContent("[data-import-words]");

async function choose(name: string, bytes: string | Uint8Array) {
  const file = join(dir, name);
  await writeFile(file, bytes);
  await page.goto(`${server.origin}/console/data/import`);
  await page.setInputFiles("#file", file);
}

it("a file is tried out, mended by its columns, imported, and its refused rows are downloaded", async () => {
  const rows = Array.from({ length: 450 }, (_, row) =>
    row === 300 ? 'nobody,"=1+1"' : `p${row}@acme.example,"Zoë ${row}\r\nof Acme"`,
  );
  await choose("people.csv", ["Person,Who it is", ...rows].join("\r\n"));
  await expect.poll(() => page.textContent("[data-import-error]")).toContain("No column says");
  await page.fill("#column-0", "email");
  await page.fill("#column-1", "name");
  await page.press("#column-1", "Enter");
  await expect.poll(() => go().textContent()).toBe("Import 449 rows");
  expect(await words()).toContain("449 rows would be taken");

  // A server that is busy is asked again.
  const busy = { status: 503, body: "" };
  await page.route("**/console/data/import", (route) => route.fulfill(busy), { times: 1 });
  await go().click();
  await page.locator("[data-import-leads]").waitFor();
  expect(await words()).toContain("449 rows taken: 449 with facts");
  expect(await page.textContent("[data-import-refused]")).toContain("602");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.click("[data-import-report]"),
  ]);
  expect(download.suggestedFilename()).toBe("people.refused.csv");
  expect(await readFile(await download.path(), "utf8")).toBe(
    '\ufeffline,reason,Person,Who it is\r\n602,"""nobody"" is no e-mail address",nobody,\'=1+1\r\n',
  );
  const headers = { authorization: `Bearer ${server.key}` };
  const answer = await fetch(`${server.origin}/v1/leads?limit=200&q=p44`, { headers });
  const { leads } = (await answer.json()) as { leads: { email: string }[] };
  expect(leads.map(({ email }) => email)).toContain("p449@acme.example");
  // Refusals are answers, too; a browser writes them down.
  expect(errors.filter((error) => !/status of (422|503)/.test(error))).toEqual([]);
});

it("a file that stops being UTF-8 far behind its beginning is refused with the line", async () => {
  const many = "Email,Name\n".concat("a@b.example,Zoë\n".repeat(9_000));
  await choose(
    "latin.csv",
    Buffer.concat([Buffer.from(many), Buffer.from("x,Zo\xeb\n", "latin1")]),
  );
  await expect
    .poll(() => page.textContent("[data-import-error]"))
    .toMatch(/^Line 9002 is not utf-8\. .*Windows-1252/);
  await page.selectOption("#encoding", "windows-1252");
  await expect.poll(() => go().textContent()).toBe("Import 9,000 rows");
});
