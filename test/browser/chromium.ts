import { type Browser, chromium } from "playwright-core";

/** The real Chromium that `installChromium` found, headless, with nothing of its own on the network. */
export const launchChromium = (ignoreDefaultArgs: string[] = []): Promise<Browser> =>
  chromium.launch({
    ignoreDefaultArgs,
    executablePath: process.env.LEADLIGHT_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });
