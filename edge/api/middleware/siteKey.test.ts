import { expect, it } from "vitest";
import { allowsOrigin } from "./siteKey.ts";

it.each([
  ["https://www.example.com", "https://www.example.com", true],
  ["https://www.example.com", "http://www.example.com", false],
  ["https://www.example.com", "https://www.example.com:8443", false],
  ["https://*.example.com", "https://www.example.com", true],
  ["https://*.example.com", "https://a.b.example.com", true],
  ["https://*.example.com", "https://example.com", false],
  ["https://*.example.com", "http://www.example.com", false],
  ["https://*.example.com", "https://evilexample.com", false],
  ["https://*.example.com", "https://evil.com/.example.com", false],
  ["https://*.example.com", "null", false],
])("a site of %s takes events from %s: %s", (allowed, origin, expected) => {
  expect(allowsOrigin([allowed], origin)).toBe(expected);
});
