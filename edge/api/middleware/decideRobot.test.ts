import { describe, expect, it } from "vitest";
import { decideRobot } from "./decideRobot.ts";

const chrome =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36";

const people: Readonly<Record<string, string>> = {
  Chrome: chrome,
  Safari:
    "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
  Firefox: "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
  "the app of Facebook":
    "Mozilla/5.0 (Linux; Android 14; SM-S918B Build/UP1A; wv) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/140.0.0.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0.0.0;]",
  "a phone called Cubot":
    "Mozilla/5.0 (Linux; Android 13; CUBOT P80) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Mobile Safari/537.36",
};

describe("a person", () => {
  for (const [name, userAgent] of Object.entries(people)) {
    it(`is who uses ${name}`, () => expect(decideRobot(userAgent, undefined)).toBeNull());
  }

  const signals: Readonly<Record<string, unknown>> = {
    "no score": { botManagement: { score: 0 } },
    "a score of 30": { botManagement: { score: 30, verifiedBot: false } },
    "a low score behind a company's proxy": { botManagement: { score: 1, corporateProxy: true } },
    "a low score, but the script's test was passed": {
      botManagement: { score: 2, jsDetection: { passed: true } },
    },
    "signals of the wrong type": {
      botManagement: { score: "1", verifiedBot: "yes", jsDetection: 7 },
      verifiedBotCategory: 7,
    },
    "bot management that is a text": { botManagement: "none", verifiedBotCategory: "" },
  };
  for (const [name, cf] of Object.entries(signals)) {
    it(`is one with ${name}`, () => expect(decideRobot(chrome, cf)).toBeNull());
  }
});

describe("a robot", () => {
  const agents: Readonly<Record<string, string | undefined>> = {
    "no user agent": undefined,
    "an empty user agent": " ",
    "Google's crawler": "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)",
    "a headless browser": chrome.replace("Chrome/", "HeadlessChrome/"),
    curl: "curl/8.9.0",
    "an AI's fetcher": "Mozilla/5.0 (compatible; GPTBot/1.2; +https://openai.com/gptbot)",
  };
  for (const [name, userAgent] of Object.entries(agents)) {
    it(`is ${name}`, () => expect(decideRobot(userAgent, undefined)).toMatch(/user agent/));
  }

  const signals: readonly [string, unknown][] = [
    ["Cloudflare's bot score is 29", { botManagement: { score: 29 } }],
    ["Cloudflare's bot score is 1", { botManagement: { score: 1, jsDetection: {} } }],
    ["Cloudflare verified it", { botManagement: { score: 99, verifiedBot: true } }],
    [
      "Cloudflare verified it: Monitoring & Analytics",
      { verifiedBotCategory: "Monitoring & Analytics" },
    ],
  ];
  for (const [why, cf] of signals) {
    it(`is recognized by ${JSON.stringify(cf)}`, () => expect(decideRobot(chrome, cf)).toBe(why));
  }
});
