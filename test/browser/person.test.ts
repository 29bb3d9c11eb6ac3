import { mkdtemp, rm } from "node:fs/promises";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Explanation } from "../../edge/leads/readLead.ts";
import { serveDemoSite } from "../../local/demoSite.ts";
import { freePort } from "../../local/freePort.ts";
import { type Runtime, startRuntime } from "../../local/runtime.ts";
import { putApiKey, putSite } from "../../local/seed.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { compileModel } from "../../shared/model/compile.ts";
import { parseModel } from "../../shared/model/parseModel.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { fold } from "../../shared/profile/fold.ts";
import { emptyProfile } from "../../shared/profile/profile.ts";
import { evaluate } from "../../shared/score/evaluate.ts";
import type { Event } from "../../shared/wire/event.ts";
import { emptyState } from "../runtime/emptyState.ts";
import { launchChromium } from "./chromium.ts";

const site = "demo" as SiteKey;
let dir: string;
let runtime: Runtime;
let key: string;
let demo: Server;
let origin: string;
let browser: Browser;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "leadlight person "));
  await emptyState(dir);
  runtime = await startRuntime({ port: await freePort(19_787), persistTo: dir });
  const db = await runtime.db();
  await putSite(db, { key: site, name: "Demo", origins: [] });
  key = await putApiKey(db, site, "test");
  demo = await serveDemoSite({ port: 0, leadlight: runtime.origin, apiKey: key });
  origin = `http://127.0.0.1:${(demo.address() as AddressInfo).port}`;
  await putSite(db, { key: site, name: "Demo", origins: [origin] });
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  demo?.closeAllConnections();
  demo?.close();
  await runtime?.stop();
  await rm(dir, { recursive: true, force: true });
});

it("a person looks around the demo site: score, tier, reasons, page and replay agree", async () => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  await page.clock.install();

  await page.goto(origin);
  await expectTotal(page, 5);
  expect(await visibleHero(page)).toBe("hero-cold");

  await page.getByRole("link", { name: "Product", exact: true }).first().click();
  await expectTotal(page, 13);

  await page.getByRole("link", { name: "Pricing", exact: true }).first().click();
  await expectTotal(page, 23);
  await readForTwoMinutes(page);

  await page.getByRole("link", { name: "Resources", exact: true }).first().click();
  await expectTotal(page, 28);
  await page
    .locator('a[href$="price-list.pdf"]')
    .first()
    .click({ modifiers: ["Control"] });
  await expectTotal(page, 43);

  await page.goto(origin);
  await expectTotal(page, 43);
  expect(await visibleHero(page)).toBe("hero-warm");

  await page.getByRole("link", { name: "Careers" }).first().click();
  await expectTotal(page, 18);
  await page.locator('main a[href^="/careers/"]').first().click();
  await page.waitForURL(/careers\/.+/);

  await page.goto(origin);
  await expectTotal(page, 18);
  expect(await visibleHero(page)).toBe("hero-cold");
  expect(errors).toEqual([]);

  // The overlay shows the total at once, and links to the console when it has the reasons.
  const link = page.locator("[data-overlay-console]");
  const visitorShown = async () => (await link.getAttribute("href"))?.split("/").pop() ?? "";
  await expect.poll(visitorShown, { timeout: 15_000 }).toMatch(/^[0-9a-f]{32}$/);
  const visitor = await visitorShown();
  const explanation = await ask<Explanation>(`/v1/leads/${visitor}/explain`);
  expect(explanation).toMatchObject({ score: 18, fit: 0, total: 18, tier: "cold", stage: null });
  const points = explanation.contributions.map(({ rule, points }) => [rule, points]);
  expect(Object.fromEntries(points)).toEqual({
    home_page: 5,
    product_page: 8,
    pricing_page: 10,
    pricing_studied: 5,
    price_list_download: 15,
    careers_page: -25,
  });
  const careers = explanation.contributions.find(({ rule }) => rule === "careers_page");
  expect(careers).toMatchObject({ count: 2, paid: 1 });

  const { events } = await ask<{ events: Event[] }>(`/v1/leads/${visitor}/events`);
  expect(replayed(events)).toBe(18);
  const at = Date.now() + 300_000;
  expect(await ask(`/v1/leads/${visitor}/explain?at=${at}`)).toMatchObject({ total: 18 });
  await context.close();
});

/** Moves the mouse now and then while two minutes pass, for the browser and for the server alike. */
async function readForTwoMinutes(page: Page): Promise<void> {
  for (let step = 0; step < 6; step++) {
    await page.mouse.move(100 + step * 10, 200);
    await page.clock.runFor(20_000);
  }
  await runtime.setClockAhead(120_000);
}

/** The demo's overlay shows what the Worker answered. */
async function expectTotal(page: Page, total: number): Promise<void> {
  const shown = page.locator("[data-overlay-total]");
  const text = async () => (await shown.textContent())?.trim();
  await expect.poll(text, { timeout: 15_000 }).toBe(String(total));
}

const visibleHero = (page: Page): Promise<string | null> =>
  page.evaluate(
    () =>
      [...document.querySelectorAll<HTMLElement>('[id^="hero-"]')].find((hero) =>
        hero.checkVisibility({ visibilityProperty: true }),
      )?.id ?? null,
  );

async function ask<Answer>(path: string): Promise<Answer> {
  const answer = await fetch(`${runtime.origin}${path}`, {
    headers: { authorization: `Bearer ${key}` },
  });
  expect(answer.status).toBe(200);
  return (await answer.json()) as Answer;
}

/** The stored events, folded and evaluated from nothing. */
function replayed(events: readonly Event[]): number {
  const model = parseModel(b2b);
  if (!model.ok) throw new Error("The default model is broken.");
  return evaluate(compileModel(model.value), fold(emptyProfile, events), Date.now()).total;
}
