import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { type Server, startServer } from "../runtime/startServer.ts";
import { launchChromium } from "./chromium.ts";

/** Refusals are answers, too; a browser writes them down. */
const refusal = /status of (422|503)/;

/** The real Worker on a database of its own, and its console in real Chromium. */
export interface OpenConsole {
  /** For files of the test; it goes with the rest. */
  readonly dir: string;
  readonly server: Server;
  readonly page: Page;
  /** What the page threw or reported, what its Content Security Policy forbids included. */
  readonly errors: readonly string[];
  /** Follows the link that the command line prints. */
  signIn(): Promise<void>;
  close(): Promise<void>;
}

export async function openConsole(): Promise<OpenConsole> {
  const dir = await mkdtemp(join(tmpdir(), "leadlight-console-"));
  const server = await startServer(join(dir, "state"));
  const browser = await launchChromium();
  const page = await (await browser.newContext()).newPage();
  const errors: string[] = [];
  page.on("pageerror", (error) => errors.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error" && !refusal.test(message.text())) errors.push(message.text());
  });
  return {
    dir,
    server,
    page,
    errors,
    async signIn() {
      await page.goto(`${server.origin}/console/sign-in#key=${server.key}`);
      await page.waitForURL("**/console/leads");
    },
    async close() {
      await browser.close();
      await server.stop();
      await rm(dir, { recursive: true, force: true });
    },
  };
}
