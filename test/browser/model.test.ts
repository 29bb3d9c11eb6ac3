import { afterAll, beforeAll, expect, it } from "vitest";
import { sendBeacon } from "../store/traffic.ts";
import { type OpenConsole, openConsole } from "./openConsole.ts";

const visitor = "e".repeat(32);
let open: OpenConsole;

beforeAll(async () => {
  open = await openConsole();
  await open.signIn();
});

afterAll(() => open?.close());

it("a marketer edits the model, previews it, publishes it, sees a lead score change, and restores the old version", async () => {
  const { page, server } = open;
  const view = { id: "view-0001", type: "page_view", occurredAt: Date.now() };
  const seen = [{ ...view, page: { path: "/pricing" } }];
  expect(await sendBeacon(server.origin, visitor, seen)).toBe(200);
  expect(await totalOf()).toBe("10");

  // An error first: the page shows its place, and keeps the text.
  await page.keyboard.press("m");
  await page.waitForURL("**/console/model");
  await page.getByRole("link", { name: "Edit model" }).click();
  const text = await page.inputValue("textarea");
  const pricing = /("id": "pricing_page"[^}]*?"points": )10/;
  await page.fill("textarea", text.replace(pricing, '$1"many"'));
  expect(await page.textContent("[data-draft-state]")).toBe("Not saved yet.");
  await page.keyboard.press("Control+s");
  const fault = page.locator(".faults a.line").first();
  await fault.click();
  expect(await selected()).toBe('"many"');
  const asked = page.waitForEvent("dialog");
  void page.getByRole("link", { name: "Leads", exact: true }).click();
  const dialog = await asked;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();

  await page.fill("textarea", text.replace(pricing, "$170"));
  await page.getByRole("button", { name: "Save and preview" }).click();
  await page.waitForURL("**/console/model/preview");
  const preview = (await page.textContent("main")) ?? "";
  for (const said of ["1 of 1 lead would change", "10 → 70", "Viewed the pricing page +60"]) {
    expect(preview).toContain(said);
  }
  expect(await totalOf()).toBe("10");

  await page.goto(`${server.origin}/console/model/publish`);
  await page.getByLabel("Change note").fill("Prices count");
  await page.getByRole("button", { name: "Publish version 1" }).click();
  await page.waitForURL("**/console/model");
  expect(await totalOf()).toBe("70");
  await page.goto(`${server.origin}/console/leads`);
  await expect.poll(() => page.locator(".total-number").textContent()).toBe("70");

  await page.goto(`${server.origin}/console/model/history`);
  expect(await page.textContent(".versions li:first-child")).toContain("Prices count");
  await page.getByRole("link", { name: "View or restore" }).click();
  await page.getByRole("button", { name: "Restore this version" }).click();
  await page.waitForURL("**/console/model");
  expect(await totalOf()).toBe("10");
  expect(open.errors).toEqual([]);
});

/** The lead score on the lead's page, in another tab. */
async function totalOf(): Promise<string | null> {
  const tab = await open.page.context().newPage();
  try {
    await tab.goto(`${open.server.origin}/console/leads/${visitor}`);
    return await tab.textContent(".standing-total .big");
  } finally {
    await tab.close();
  }
}

const selected = (): Promise<string> =>
  open.page.locator("textarea").evaluate((element) => {
    const area = element as HTMLTextAreaElement;
    return area.value.slice(area.selectionStart, area.selectionEnd);
  });
