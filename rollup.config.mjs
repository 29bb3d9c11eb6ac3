/**
 * Bundles what `tsc -p` of each `tsconfig.build.json` emitted:
 *
 * - `dist/leadlight.js`: the script tag; again as `dist/leadlight.js.txt`, which the Worker bundles
 * - `dist/client.js`: the client of the API; only types come from `shared`
 * - `dist/edge.js`: the npm entry `leadlight/edge` (types in `dist/esm/personalize/index.d.ts`)
 * - `dist/react.js`: the npm entry `leadlight/react` (types in `dist/esm/react/index.d.ts`)
 * - `dist/leadlight.signals.js`: the tag of optional signals; again as `.txt`
 * - `dist/index.js`, `dist/core.js`, `dist/parts.js`, `dist/signals.js`: the npm entries (types in `dist/esm/sdk`)
 * - `dist/boot.js`: the snippet for inlining in `<head>`
 * - `dist/boot-text.js`: the same as a string, for a server that inlines it
 */
import resolve from "@rollup/plugin-node-resolve";
import terser from "@rollup/plugin-terser";
import scriptOrder from "./sdk/packingOrder.json" with { type: "json" };

const short = { ecma: 2020, module: true, toplevel: true, format: { comments: false } };

const compressOptions = {
  hoist_funs: true,
  booleans_as_integers: true,
  lhs_constants: false,
  unsafe_math: true,
  inline: 1,
  negate_iife: false,
  passes: 8,
  pure_getters: true,
  unsafe: true,
  unsafe_arrows: true,
  unsafe_comps: true,
};

/** Names that begin with `_` are nothing that other code may use. */
const mangleOptions = { properties: { regex: /^_/ } };

/** The minifier shortens what people can read. */
export const minify = terser({ ...short, compress: compressOptions, mangle: mangleOptions });

/** The same in two steps, between which the names are still those of the source. */
export const compress = terser({ ...short, compress: compressOptions, mangle: false });
export const mangle = terser({ ...short, compress: false, mangle: mangleOptions });

/** One keyword where there were two packs better, and joins more often. */
export const letOnly = {
  name: "let-only",
  renderChunk: (code) => code.replace(/\bconst\b/g, "let"),
};

/**
 * Arrows where there were functions: one way to write them packs better, and lets the minifier join
 * them. Nothing here has a `this` of its own or is called before its line. `init` is what is exported.
 */
export const arrowsOnly = {
  name: "arrows-only",
  renderChunk(code) {
    /** Where text is replaced: from, to, by what. */
    const edits = [];
    const visit = (node) => {
      if (node.type === "FunctionDeclaration" && node.id.name !== "init") {
        const head = code.slice(node.start, node.body.start);
        const arrow = head.replace(/^(async )?function ([\w$]+)\s*\(/, "let $2 = $1(");
        edits.push([node.start, node.body.start, `${arrow}=> `], [node.end, node.end, ";"]);
      }
      for (const child of Object.values(node).flat()) if (child?.type) visit(child);
    };
    visit(this.parse(code));
    edits.sort(([a], [b]) => b - a);
    return edits.reduce((text, [from, to, by]) => text.slice(0, from) + by + text.slice(to), code);
  },
};

/** Names that the code which a node runs at once refers to: not what functions in it will run later. */
function namesAtOnce(node, names = new Set()) {
  if (/Function/.test(node.type)) return names;
  if (node.type === "Identifier") names.add(node.name);
  for (const child of Object.values(node).flat()) if (child?.type) namesAtOnce(child, names);
  return names;
}

/**
 * What the compressed script declares, in the order that packs best, as `bench/packingOrder.ts` found it; each
 * after those that it needs at once. An order that is out of date costs bytes and nothing else.
 */
export const packingOrder = (order) => ({
  name: "packing-order",
  renderChunk(code) {
    const [first] = this.parse(code).body;
    const declared = new Map(first.declarations.map((each) => [each.id.name, each]));
    const placed = new Set();
    const place = (name) => {
      const each = declared.get(name);
      if (!each || placed.has(each)) return;
      if (each.init)
        for (const needed of namesAtOnce(each.init)) if (needed !== name) place(needed);
      placed.add(each);
    };
    for (const name of [...order, ...declared.keys()]) place(name);
    const texts = [...placed].map(({ start, end }) => code.slice(start, end));
    return `let ${texts.join()};${code.slice(first.end)}`;
  },
});

/** What a script tag declares is its own: a block keeps it in, as a function would. */
export const block = { name: "block", renderChunk: (code) => `{${code.trim()}}` };

/**
 * Nearly all of the script runs as it loads. With this hint, Chromium compiles it at once instead of function by
 * function, in a fifth of the time: https://v8.dev/blog/explicit-compile-hints
 */
export const compileHint = {
  name: "compile-hint",
  renderChunk: (code) => `//# allFunctionsCalledOnLoad\n${code}`,
};

/** The script and `leadlight` have every part; only the core asks which it was given. */
export const everyPart = {
  name: "every-part",
  resolveId(id, importer) {
    if (id.endsWith("/givenParts.js"))
      return this.resolve(id.replace("givenParts", "everyPart"), importer);
  },
};

/** A copy of the script for each call of `init`: its parts keep their state in their modules. */
const copyPerCall = {
  name: "copy-per-call",
  renderChunk: (code) =>
    `export function init(given) {\n${code.replace("export { init };", "return init(given);")}\n}`,
};

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
    for (const { fileName, code } of Object.values(bundle))
      this.emitFile({ type: "asset", fileName: `${fileName}.txt`, source: code });
  },
};

const from = (file) => `dist/esm/sdk/${file}`;

export default [
  {
    input: from("tag.js"),
    plugins: [everyPart, resolve()],
    output: {
      file: "dist/leadlight.js",
      format: "es",
      plugins: [
        letOnly,
        arrowsOnly,
        compress,
        packingOrder(scriptOrder),
        mangle,
        block,
        compileHint,
        workerText,
      ],
    },
  },
  {
    input: from("signalsTag.js"),
    plugins: [resolve()],
    output: {
      file: "dist/leadlight.signals.js",
      format: "es",
      plugins: [letOnly, arrowsOnly, minify, block, workerText],
    },
  },
  {
    input: from("signals.js"),
    plugins: [resolve()],
    output: { file: "dist/signals.js", format: "es", plugins: [letOnly, arrowsOnly, minify] },
  },
  {
    input: from("parts.js"),
    output: { file: "dist/parts.js", format: "es", plugins: [letOnly, arrowsOnly, minify] },
  },
  {
    input: from("core.js"),
    plugins: [resolve()],
    output: {
      file: "dist/core.js",
      format: "es",
      plugins: [copyPerCall, letOnly, arrowsOnly, minify],
    },
  },
  {
    input: from("index.js"),
    plugins: [everyPart, resolve()],
    output: {
      file: "dist/index.js",
      format: "es",
      plugins: [copyPerCall, letOnly, arrowsOnly, minify],
    },
  },
  {
    input: "dist/esm/client/index.js",
    output: { file: "dist/client.js", format: "es" },
  },
  {
    // The deployment bundles the Worker again, with the one hono that is installed.
    input: "dist/esm/personalize/index.js",
    external: /^hono\//,
    output: { file: "dist/edge.js", format: "es" },
  },
  {
    // React is the site's own, and the script the one that the site imports itself. Components with hooks
    // say to frameworks that render on servers that they are for browsers, too.
    input: "dist/esm/react/index.js",
    external: /^(react|leadlight)(\/|$)/,
    output: { file: "dist/react.js", format: "es", banner: '"use client";' },
  },
  {
    input: from("personalize/boot.js"),
    plugins: [bootText],
    output: { file: "dist/boot.js", format: "iife", plugins: [minify] },
  },
];
