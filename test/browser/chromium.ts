import { type Browser, chromium } from "playwright-core";

/** Its own says "HeadlessChrome", and robots are not counted; these tests play people. */
const userAgent =
  "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

/** The real Chromium that `installChromium` found, headless, with nothing of its own on the network. */
export const launchChromium = (
  ignoreDefaultArgs: string[] = [],
  more: string[] = [],
): Promise<Browser> =>
  chromium.launch({
    ignoreDefaultArgs,
    executablePath: process.env.LEADLIGHT_CHROMIUM ?? "/usr/bin/chromium",
    args: [
      `--user-agent=${userAgent}`,
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...more,
    ],
  });
