/**
 * Looks for the order of the script's declarations that packs best, from the one that `sdk/packingOrder.json` has,
 * and writes a better one there: `node bench/packingOrder.ts 300` looks for 300 seconds. It moves a few declarations
 * at random and keeps what is no larger; some 40 bytes of 4,500 in five minutes. Run `npm run build:script` first.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { brotliCompressSync } from "node:zlib";
import resolve from "@rollup/plugin-node-resolve";
import { rollup } from "rollup";
import {
  arrowsOnly,
  block,
  compileHint,
  compress,
  everyPart,
  letOnly,
  mangle,
  packingOrder,
  // @ts-expect-error: a configuration file, without types.
} from "../rollup.config.mjs";

const input = new URL("../dist/esm/sdk/tag.js", import.meta.url).pathname;
const file = new URL("../sdk/packingOrder.json", import.meta.url);

const bundle = await rollup({ input, plugins: [everyPart, resolve()] });
const generate = async (plugins: unknown[]) =>
  (await bundle.generate({ format: "es", plugins: plugins as [] })).output[0].code;

const compressed = await generate([letOnly, arrowsOnly, compress]);
const fixed = { name: "fixed", renderChunk: () => compressed };
const bytesOf = async (order: readonly string[]) =>
  brotliCompressSync(await generate([fixed, packingOrder(order), mangle, block, compileHint]))
    .length;

let best: string[] = JSON.parse(readFileSync(file, "utf8"));
let bytes = await bytesOf(best);
console.log(bytes);
const endAt = Date.now() + 1_000 * Number(process.argv[2] ?? 60);
while (Date.now() < endAt) {
  const order = [...best];
  const from = Math.floor(Math.random() * order.length);
  const moved = order.splice(from, 1 + Math.floor(4 * Math.random()));
  order.splice(Math.floor(Math.random() * (order.length + 1)), 0, ...moved);
  const now = await bytesOf(order);
  if (now < bytes) {
    console.log(now);
    writeFileSync(file, `${JSON.stringify(order, null, 2)}\n`);
  }
  if (now <= bytes) [best, bytes] = [order, now];
}
