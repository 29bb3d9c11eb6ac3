/**
 * Bundles the console's browser code: each `x.island.ts` under `edge/console` becomes
 * `dist/islands/x.island.js.txt`, which the Worker imports as text.
 */
import { build } from "esbuild";

await build({
  entryPoints: ["edge/console/**/*.island.ts"],
  outdir: "dist/islands",
  entryNames: "[name]",
  outExtension: { ".js": ".js.txt" },
  bundle: true,
  minify: true,
  format: "iife",
  // The console's styles use light-dark(): no older browser shows them.
  target: "es2022",
  logLevel: "warning",
});
