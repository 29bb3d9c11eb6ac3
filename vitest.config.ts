import { cloudflareTest, readD1Migrations } from "@cloudflare/vitest-plugin";
import { defineConfig } from "vitest/config";

/** Where the cases of property tests begin: always the same, or anywhere (`npm run fuzz`). */
const seed = process.env.FUZZ === undefined ? 20_261_122 : Date.now() % 2 ** 31;

/**
 * Five kinds of test: the core in Node; the edge and the core again inside workerd, on real D1 and KV;
 * the script and the demo in a real Chromium; the heart of the script in Chromium, Firefox and WebKit;
 * the command line, the store under load and `kill -9`, and hand-offs against plain workerd, in processes of their own.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: "node",
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
          // Ten thousand cases on a busy machine take their time.
          testTimeout: 300_000,
          setupFiles: ["test/sameCases.ts"],
          provide: { seed },
          include: [
            "{shared,cli,local,bench}/**/*.test.ts",
            "react/*.test.{ts,tsx}",
            "test/conformance/*.test.ts",
            "test/repo/**/*.test.ts",
          ],
        },
      },
      {
        plugins: [
          cloudflareTest(async () => ({
            main: "./edge/worker.ts",
            wrangler: { configPath: "./wrangler.toml" },
            miniflare: {
              // No test reaches the internet: whatever a Worker sends out is answered here.
              outboundService: () => new Response("outside", { status: 503 }),
              ratelimits: {
                TWO_A_MINUTE: { namespace_id: "8101", simple: { limit: 2, period: 60 } },
              },
              bindings: {
                MIGRATIONS: await readD1Migrations("migrations"),
                ENCRYPTION_KEY: "a key of tests, as long as one has to be",
                // Tests are robots: what they send has no user agent.
                COUNT_ROBOTS: "true",
              },
            },
          })),
        ],
        test: {
          name: "workerd",
          maxWorkers: 2,
          sequence: { groupOrder: 2 },
          testTimeout: 120_000,
          include: [
            "edge/**/*.test.{ts,tsx}",
            "client/**/*.test.ts",
            "personalize/*.test.ts",
            "test/conformance/*.test.ts",
            "shared/model/templates/templates.test.ts",
          ],
          setupFiles: ["test/workerd/applyMigrations.ts", "test/sameCases.ts"],
          provide: { seed },
        },
      },
      {
        test: {
          name: "browser",
          include: ["test/browser/*.test.ts"],
          globalSetup: ["test/browser/installChromium.ts", "test/runtime/emptyState.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "engines",
          include: ["test/engines/**/*.test.ts"],
          globalSetup: "test/engines/installBrowsers.ts",
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: "processes",
          // They wait for their processes half of the time. Alone: what browsers show is timed.
          maxWorkers: 2,
          sequence: { groupOrder: 3 },
          include: ["test/{store,cli,handoffs}/*.test.ts"],
          globalSetup: "test/runtime/emptyState.ts",
          testTimeout: 240_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
