/** Engaged time as the script reports it beside what the page's own sampler saw, in every scenario. */
import { Collector } from "../collector.ts";
import type { Browser, Engine } from "../engine.ts";
import { startSite } from "../site.ts";
import { dwellPage } from "./dwellPage.ts";
import { type Scenario, scenarios } from "./scenarios.ts";

/** What the report may be off. */
const toleranceMs = 150;

const elsewhere = (isBack: boolean) =>
  `<title>elsewhere</title>${isBack ? "<script>setTimeout(() => history.back(), 300)</script>" : ""}`;

interface Row {
  readonly "truth ms": string;
  readonly "sent ms": string;
  readonly "off by": number;
}

/** Stands until the scenario was driven to its end. */
const notMeasured: Row = { "truth ms": "", "sent ms": "", "off by": Number.POSITIVE_INFINITY };

/** Browsers at once; more of them would make each other late. */
const lanes = 2;

/** Each scenario has a browser of its own: there is one focus in a browser. */
export async function soakDwell(engine: Engine): Promise<boolean> {
  const wanted = scenarios.filter(({ engines }) => engines?.includes(engine.name) ?? true);
  const rows = Object.fromEntries(wanted.map(({ name }): [string, Row] => [name, notMeasured]));
  let version = "";
  let next = 0;
  const lane = async () => {
    for (let scenario = wanted[next++]; scenario; scenario = wanted[next++]) {
      let browser: Browser | undefined;
      try {
        browser = await engine.launch();
        version = browser.version;
        rows[scenario.name] = await measure(browser, scenario);
      } catch (error) {
        console.log(`  ${scenario.name}: not driven:`, String(error).split("\n")[0]);
      }
      await browser?.close();
    }
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  console.log(`\n${version}`);
  console.table(rows);
  const worstMs = Math.max(...Object.values(rows).map((row) => row["off by"]));
  console.log(`${engine.name}: at most ${worstMs} ms from the truth, of ${toleranceMs} allowed.`);
  return worstMs <= toleranceMs;
}

async function measure(browser: Browser, { idleSeconds, hasVideo, run }: Scenario): Promise<Row> {
  const collector = new Collector();
  collector.latencyMs = 0;
  await collector.goUp();
  const site = await startSite((path, query) =>
    path === "/elsewhere"
      ? elsewhere(query.has("back"))
      : dwellPage({ idleSeconds, collector: collector.origin, hasVideo: hasVideo ?? false }),
  );
  const origin = site.originOf("dwell");
  try {
    await run({
      newTab: () => browser.newTab(),
      page: `${origin}/first`,
      elsewhere: `${origin}/elsewhere`,
    });
    const tab = await browser.newTab();
    await tab.open(`${origin}/elsewhere`);
    const truth: number[] = await tab.run(() => JSON.parse(localStorage.views));
    // What was sent in the last moment may still be under way.
    await new Promise((done) => setTimeout(done, 500));
    const sent = collector.ids("page_view").map((id) => collector.engagedMs.get(id) ?? 0);
    const off = truth.map((each, index) => Math.abs(each - (sent[index] ?? 0)));
    if (sent.length > truth.length) off.push(Number.POSITIVE_INFINITY);
    return {
      "truth ms": truth.map(Math.round).join(" + "),
      "sent ms": sent.map(Math.round).join(" + "),
      "off by": Math.round(Math.max(...off)),
    };
  } finally {
    await site.stop();
    await collector.goDown();
  }
}
