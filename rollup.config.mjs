/**
 * Bundles what `tsc -p sdk/tsconfig.build.json` and `tsc -p personalize/tsconfig.build.json` emitted:
 *
 * - `dist/leadlight.js`: the script tag; again as `dist/leadlight.js.txt`, which the Worker bundles
 * - `dist/index.js`: the npm entry (types in `dist/esm/sdk/index.d.ts`)
 * - `dist/client.js`: the client of the API; only types come from `shared`
 * - `dist/edge.js`: the npm entry `leadlight/edge` (types in `dist/esm/personalize/index.d.ts`)
 * - `dist/boot.js`: the snippet for inlining in `<head>`
 * - `dist/boot-text.js`: the same as a string, for a server that inlines it
 */
import resolve from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";

/** The minifier golfs, people do not. Names that begin with `_` are nobody's business outside. */
const minify = terser({
  ecma: 2020,
  module: true,
  toplevel: true,
  compress: {
    hoist_funs: true,
    passes: 4,
    pure_getters: true,
    unsafe: true,
    unsafe_arrows: true,
    unsafe_comps: true,
  },
  mangle: { properties: { regex: /^_/ } },
  format: { comments: false },
});

const bootText = {
  name: "boot-text",
  generateBundle(_, bundle) {
    const text = JSON.stringify(bundle["boot.js"].code.trim());
    this.emitFile({
      type: "asset",
      fileName: "boot-text.js",
      source: `export const bootText = ${text};\n`,
    });
    this.emitFile({
      type: "asset",
      fileName: "boot-text.d.ts",
      source:
        "/** Script text to inline first in `<head>`. */\nexport declare const bootText: string;\n",
    });
  },
};

/** wrangler takes `.txt` for text; a `.js` it would run. */
const workerText = {
  name: "worker-text",
  generateBundle(_, bundle) {
    this.emitFile({
      type: "asset",
      fileName: "leadlight.js.txt",
      source: bundle["leadlight.js"].code,
    });
  },
};

const from = (file) => `dist/esm/sdk/${file}`;

export default [
  {
    input: from("tag.js"),
    plugins: [resolve()],
    output: { file: "dist/leadlight.js", format: "iife", plugins: [minify, workerText] },
  },
  {
    input: from("index.js"),
    plugins: [resolve()],
    output: { file: "dist/index.js", format: "es", plugins: [minify] },
  },
  {
    input: "dist/esm/client/index.js",
    output: { file: "dist/client.js", format: "es" },
  },
  {
    // Whoever deploys the Worker bundles it again, with the one hono that is installed.
    input: "dist/esm/personalize/index.js",
    external: /^hono\//,
    output: { file: "dist/edge.js", format: "es" },
  },
  {
    input: from("personalize/boot.js"),
    plugins: [bootText],
    output: { file: "dist/boot.js", format: "iife", plugins: [minify] },
  },
];
