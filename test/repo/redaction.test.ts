/** What the script takes for a token in a path, and what for words. */
import { expect, it } from "vitest";
import { clip } from "../../sdk/clip.ts";
import { seededRandom } from "../engines/storm/seededRandom.ts";

const random = seededRandom(13);
const below = (limit: number) => Math.floor(random() * limit);
const pick = <One>(list: ArrayLike<One>): One => list[below(list.length)] as One;
const text = (alphabet: string, chars: number) =>
  Array.from({ length: chars }, () => pick(alphabet)).join("");

const terms = `24x7 4x4 b2b b2b2c 2in1 1920x1080 4k 60fps hdr10 h264 mp3 mp4 covid19 5g utf8mb4 win11 22h2 iso27001
  rtx4090 i7 13700k fy26q3 q3 2026 v2 3d a4 100x70 en10204 0x80070005 k8s i18n ps5 s3 ec2 16gb 256gb usb3 ipv6 tls13`;
const words = `managed it support used pickup trucks leeds marketplace platform convertible laptops wallpaper pack
  pricing for monitoring lead scoring guide checklist download vergleich datenschutzerklaerung leistungsbeschreibung
  fernwartung wie funktioniert prix logiciel gestion entreprise soluciones para empresas prezzi offerte online
  JavaScript GitHub Mobile Preise Kontakt`;
const listOf = (lines: string) => lines.split(/\s+/);

it("redacts none of 10,000 slugs of words, numbers and product terms", () => {
  const slugs = Array.from({ length: 10_000 }, () =>
    Array.from({ length: 2 + below(6) }, () => pick(listOf(below(3) ? words : terms))).join("-"),
  );
  expect(slugs.map((slug) => `/blog/${slug}`).filter((path) => clip(path, 512) !== path)).toEqual(
    [],
  );
});

const hex = "0123456789abcdef";
const base64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const tokens: Readonly<Record<string, () => string>> = {
  "32 hex digits": () => text(hex, 32),
  "40 hex digits": () => text(hex, 40),
  "a UUID": () =>
    `${text(hex, 8)}-${text(hex, 4)}-4${text(hex, 3)}-a${text(hex, 3)}-${text(hex, 12)}`,
  "32 bytes in base64": () => text(base64, 43),
  "a JWT": () => `eyJhbGciOiJIUzI1NiJ9.${text(base64, 40)}.${text(base64, 43)}`,
};

it.each(Object.entries(tokens))("redacts each of 1,000 tokens: %s", (_, make) => {
  const paths = Array.from({ length: 1_000 }, () => `/reset/${make()}`);
  expect(paths.filter((path) => clip(path, 512) !== "/reset/*")).toEqual([]);
});

it.each([
  "/r/jane@acme.example",
  "/r/jane%40acme.example",
  "/r/jane%2540acme.example",
  "/r/jane%252540acme.example",
])("redacts the e-mail address in %s", (path) => {
  expect(clip(path, 512)).toBe("/r/*");
});

it.each([
  "/@jane/posts",
  "/npm/react@18.2.0/docs",
  "/blog/migrating-to-PostgreSQL-17",
  "/docs/OpenAPI-vs-REST-comparison",
  "/Leistungsbeschreibung2026.pdf",
])("leaves %s as it is", (path) => {
  expect(clip(path, 512)).toBe(path);
});
