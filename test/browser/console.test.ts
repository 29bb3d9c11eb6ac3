import { afterAll, beforeAll, expect, it } from "vitest";
import { sendBeacon } from "../store/traffic.ts";
import { type OpenConsole, openConsole } from "./openConsole.ts";

const ids = ["a", "b", "c"].map((digit) => digit.repeat(32)) as [string, string, string];
const paths = [["/"], ["/", "/pricing"], ["/", "/pricing", "/case-studies/x"]];

let open: OpenConsole;

beforeAll(async () => {
  open = await openConsole();
  for (const [index, visitor] of ids.entries()) await visit(visitor, paths[index] as string[]);
});

afterAll(() => open?.close());

it("a person signs in with the printed link, uses the list by keyboard, and reads the reasons", async () => {
  const { page } = open;
  await open.signIn();
  expect(page.url()).not.toContain("ll_");
  await expect.poll(rows).toEqual([ids[2], ids[1], ids[0]]);

  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/console/leads/${ids[1]}`);
  const text = (await page.textContent("main")) ?? "";
  for (const said of ["Viewed the pricing page", "Visited the home page", "add up to 15"]) {
    expect(text).toContain(said);
  }

  await page.keyboard.press("?");
  expect(await page.locator("dialog[open]").count()).toBe(1);
  await page.keyboard.press("Escape");
  expect(await page.locator("dialog[open]").count()).toBe(0);
  expect(open.errors).toEqual([]);
});

it("the list refreshes itself: a new lead appears while it is open", async () => {
  await open.page.goto(`${open.server.origin}/console/leads`);
  await visit("d".repeat(32), ["/case-studies/x", "/case-studies/y"]);
  await expect.poll(async () => (await rows()).length, { timeout: 15_000 }).toBe(4);
});

/** Ids of the leads in the list, in its order. */
const rows = (): Promise<string[]> =>
  open.page
    .locator("tbody a[href*='/console/leads/']")
    .evaluateAll((links) =>
      links.map((link) => (link as HTMLAnchorElement).href.split("/").pop() ?? ""),
    );

async function visit(visitor: string, seen: readonly string[]): Promise<void> {
  const events = seen.map((path, index) => ({
    id: `${visitor}${index}`,
    type: "page_view",
    occurredAt: Date.now(),
    page: { path },
  }));
  expect(await sendBeacon(open.server.origin, visitor, events)).toBe(200);
}
