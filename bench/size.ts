/**
 * What each signal and part of the script costs: `npm run size`. The script is bundled without it; the
 * difference, brotli, is its price. Together they cost less, because they share parts.
 */
import { readFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import resolve from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
// @ts-expect-error: a configuration file, without types.
import { arrowsOnly, everyPart, letOnly, minify } from "../rollup.config.mjs";

const esm = new URL("../dist/esm/sdk/", import.meta.url).pathname;
const bytesOf = (text: string | Buffer) => brotliCompressSync(text).length;

async function bytesWithout(
  entry: string,
  registry: string,
  line = "",
  instead = "",
): Promise<number> {
  const bundle = await rollup({
    input: `${esm}${entry}`,
    plugins: [
      {
        name: "without",
        transform: (code, id) => (id.endsWith(registry) ? code.replace(line, instead) : undefined),
      },
      everyPart,
      resolve(),
    ],
  });
  const { output } = await bundle.generate({
    format: "es",
    plugins: [letOnly, arrowsOnly, minify],
  });
  return bytesOf(output[0].code);
}

/** The prices of one script's signals, by the lines of its registry: `  name: onSignal,`. */
async function pricesOf(entry: string, registry: string): Promise<[string, number][]> {
  const all = await bytesWithout(entry, registry);
  const lines = readFileSync(`${esm}${registry}`, "utf8").match(/^ {4}\w+: on\w+,?$/gm) ?? [];
  const prices: [string, number][] = [];
  for (const line of lines) {
    const name = line.trim().split(":")[0] as string;
    prices.push([name, all - (await bytesWithout(entry, registry, line))]);
  }
  return prices;
}

/** The prices of what the core can do without, by the lines of its registry: `export { part } from …`. */
async function pricesOfParts(): Promise<[string, number][]> {
  const registry = "everyPart.js";
  const all = await bytesWithout("tag.js", registry);
  const prices: [string, number][] = [];
  const lines = readFileSync(`${esm}${registry}`, "utf8").matchAll(/^export \{ (.+) \} from .+$/gm);
  for (const [line, exported = ""] of lines) {
    const names = exported.split(", ").map((each) => each.replace(/.* as /, ""));
    const nothing = names.map((name) => `export const ${name} = () => {};`).join("");
    prices.push([names.join(), all - (await bytesWithout("tag.js", registry, line, nothing))]);
  }
  return prices;
}

const files = [
  "leadlight.js",
  "leadlight.signals.js",
  "index.js",
  "core.js",
  "parts.js",
  "boot.js",
];
console.table(
  Object.fromEntries(
    files.map((file) => [
      file,
      { bytes: bytesOf(readFileSync(new URL(`../dist/${file}`, import.meta.url))) },
    ]),
  ),
);
const prices = [
  ...(await pricesOf("tag.js", "defaultSignals.js")),
  ...(await pricesOf("signalsTag.js", "optionalSignals.js")),
  ...(await pricesOfParts()),
];
console.table(Object.fromEntries(prices.map(([name, bytes]) => [name, { bytes }])));
