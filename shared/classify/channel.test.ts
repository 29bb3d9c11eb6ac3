import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { channelCases as cases } from "../../test/conformance/channelCases.ts";
import { channelOf } from "./channel.ts";
import { displayAds, searchAds } from "./referrers/adServers.ts";
import { aiAssistants } from "./referrers/aiAssistants.ts";
import { parseReferrer } from "./referrers/parseReferrer.ts";
import { searchEngines } from "./referrers/searchEngines.ts";
import { shoppingSites } from "./referrers/shoppingSites.ts";
import { siteOf } from "./referrers/sites.ts";
import { socialSites } from "./referrers/socialSites.ts";
import { videoSites } from "./referrers/videoSites.ts";
import { webmail } from "./referrers/webmail.ts";

const referred = (referrer: string) => channelOf({ referrer });
const tagged = (campaign: Record<string, string>) => channelOf({ campaign });

describe("the channel", () => {
  it("is direct when nothing is known", () => {
    const direct = { channel: "direct", source: "(direct)", medium: "(none)", campaign: null };
    expect(channelOf(undefined)).toEqual(direct);
    expect(channelOf({})).toEqual(direct);
    expect(channelOf({ referrer: "", campaign: {} })).toEqual(direct);
  });

  it("keeps the campaign's name as it was written", () => {
    expect(tagged({ utm_campaign: " Spring 2026 ", utm_medium: "email" }).campaign).toBe(
      "Spring 2026",
    );
    expect(tagged({ utm_campaign: "(not set)", utm_medium: "email" }).campaign).toBeNull();
  });

  it("clips a long host, and a long source that is a host", () => {
    const host = `webmail.${"long.".repeat(45)}example`;
    expect(referred(`https://${host}/`)).toMatchObject({ channel: "email" });
    expect(referred(`https://${host}/`).source).toHaveLength(128);
    expect(tagged({ utm_source: host, utm_medium: "email" }).source.length).toBeLessThan(129);
    expect(tagged({ utm_source: "x".repeat(1_000_000) }).source).toHaveLength(128);
  });

  it("reads no inherited property and no value that is not a text", () => {
    const hostile = JSON.parse(
      '{"__proto__": {"utm_medium": "email"}, "constructor": "x", "utm_source": 7, "utm_medium": null}',
    );
    expect(tagged(hostile).channel).toBe("direct");
    expect(tagged(Object.create({ utm_medium: "email" })).channel).toBe("direct");
    expect(channelOf({ referrer: 7 as unknown as string }).channel).toBe("direct");
    for (const name of ["__proto__", "constructor", "toString", "hasOwnProperty"]) {
      expect(tagged({ utm_source: name, utm_medium: name })).toMatchObject({
        channel: "other",
        source: name.toLowerCase(),
      });
      expect(referred(`https://${name}.example/${name}`).channel).toBe("referral");
      expect(referred(`android-app://${name}/`).channel).toBe("referral");
    }
  });
});

/** One known host per kind of table entry. */
const known = ["google.com", "google.co.uk", "de.bing.com", "facebook.com", "chatgpt.com", "t.co"];
const label = fc.stringMatching(/^[a-z][a-z0-9]{2,12}$/).filter((text) => text !== "webmail");
const anyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 300 }),
  fc.constantFrom("https://", "android-app://", "//", "http://[", "http://@:", "..", "a..b", "%"),
);

describe("for any input, the channel", () => {
  it("is found without throwing, and every text is short", () => {
    const keys = fc.constantFrom(
      ..."utm_source utm_medium utm_campaign gclid fbclid msclkid li_fat_id __proto__".split(" "),
    );
    fc.assert(
      fc.property(
        fc.option(anyText, { nil: undefined }),
        fc.option(anyText, { nil: undefined }),
        fc.dictionary(keys, anyText),
        (scheme, rest, campaign) => {
          const referrer = `${scheme ?? "https://"}${rest ?? ""}`;
          const { channel, source, medium, campaign: name } = channelOf({ referrer, campaign });
          expect(channel).toMatch(/^[a-z_]+$/);
          expect(source).not.toBe("");
          for (const text of [source, medium, name ?? ""]) {
            expect(text.length).toBeLessThanOrEqual(128);
          }
        },
      ),
      { numRuns: 10_000 },
    );
  });

  it("does not depend on case", () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), fc.infiniteStream(fc.boolean()), (one, coins) => {
        const shout = (text: string) =>
          Array.from(text, (char) =>
            /[a-z]/.test(char) && coins.next().value ? char.toUpperCase() : char,
          ).join("");
        const { referrer, campaign } = one.source;
        const loud = channelOf({
          ...(referrer !== undefined && { referrer: shout(referrer) }),
          ...(campaign && {
            campaign: Object.fromEntries(
              Object.entries(campaign).map(([key, value]) => [key, shout(value)]),
            ),
          }),
        });
        const calm = channelOf(one.source);
        expect({ ...loud, campaign: null }).toEqual({ ...calm, campaign: null });
      }),
      { numRuns: 10_000 },
    );
  });

  it("is referral for any subdomain of an unknown domain", () => {
    fc.assert(
      fc.property(fc.array(label, { minLength: 1, maxLength: 9 }), label, (front, name) => {
        const host = [...front, name, "example"].join(".");
        expect(referred(`https://${host}/`)).toMatchObject({ channel: "referral", source: host });
      }),
    );
  });

  it("is referral for a lookalike of a known host", () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), label, (host, name) => {
        for (const lookalike of [
          `${host}.${name}.example`,
          `${name}${host}`,
          `${name}-${host}`,
          `${host}-${name}.example`,
          `${host.split(".")[0]}.${name}.example`,
          `${name}.example/${host}`,
          `${host}@${name}.example`,
          `${name}.example?https://${host}/`,
        ]) {
          expect(referred(`https://${lookalike}`).channel, lookalike).toBe("referral");
        }
      }),
    );
  });

  it("survives ports, users, paths and trailing dots", () => {
    fc.assert(
      fc.property(fc.constantFrom(...known), fc.nat(65_535), label, (host, port, name) => {
        const plain = referred(`https://${host}/`);
        for (const same of [
          `https://www.${host}/`,
          `http://${host}:${port}/${name}`,
          `https://${name}:${name}@${host}./?${name}#${name}`,
          `//${host}/`,
          `${host}`,
        ]) {
          expect(referred(same), same).toEqual(plain);
        }
      }),
    );
  });
});

describe("looking a host up", () => {
  /** How often the index was asked. */
  function stepsFor(referrer: string): number {
    let steps = 0;
    const parsed = parseReferrer(referrer);
    if (parsed) siteOf(parsed, { get: () => void steps++ as undefined });
    return steps;
  }

  it("takes no more steps for a long host than for one of seven labels", () => {
    const path = "/a".repeat(1_000);
    const longest = stepsFor(`https://${"a.".repeat(124)}co.uk${path}`);
    expect(longest).toBe(stepsFor(`https://a.b.c.d.e.co.uk${path}`));
    expect(longest).toBeLessThanOrEqual(36);
  });

  it("reads no more of a referrer than its first 2,048 characters", () => {
    expect(parseReferrer(`https://${"a.".repeat(500_000)}com`)).toBeUndefined();
    expect(parseReferrer(`https://a.example/${"b".repeat(1_000_000)}`)?.path.length).toBeLessThan(
      2_048,
    );
  });
});

describe("the tables", () => {
  const tables = {
    searchEngines,
    socialSites,
    videoSites,
    shoppingSites,
    aiAssistants,
    webmail,
    displayAds,
    searchAds,
  };
  const lines = Object.values(tables).flatMap((table) => table.trim().split("\n"));

  it("take less than 60 KB of the Worker", () => {
    expect(lines.join("\n").length).toBeLessThan(40_000);
  });

  it("are a name and tokens in lower case", () => {
    const token =
      /^(=[a-z0-9.]+|@[a-z0-9_.]+|(\{\}|)\.?[a-z0-9-]+(\.[a-z0-9-]+)*(\.\{\})?(\/[a-z0-9]+){0,2})$/;
    for (const line of lines) {
      expect(line).toMatch(/^[^:]+: \S/);
      const tokens = line.slice(line.indexOf(": ") + 2).split(" ");
      expect(tokens.filter((text) => !token.test(text))).toEqual([]);
    }
  });

  it("say a thing once", () => {
    for (const [name, table] of Object.entries(tables)) {
      const tokens = table
        .trim()
        .split("\n")
        .flatMap((line) => line.slice(line.indexOf(": ") + 2).split(" "));
      expect(
        tokens.filter((text, place) => tokens.indexOf(text) !== place),
        name,
      ).toEqual([]);
    }
  });
});
