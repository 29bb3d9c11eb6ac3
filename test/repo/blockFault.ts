import { type Loader, transform } from "esbuild";
import { parse } from "yaml";
import { commandFault, type Runnable } from "./commandFault.ts";
import type { DocsBlock } from "./docsBlocks.ts";
import { shellCommands } from "./shellCommands.ts";

/** Why a block of the docs is wrong; `null` when it is right. */
export async function blockFault(block: DocsBlock, runnable: Runnable): Promise<string | null> {
  const check = checks[block.language];
  if (check === undefined) return `There is no check of "${block.language}".`;
  try {
    return await check(block.text, runnable);
  } catch (error) {
    return String(error);
  }
}

type Check = (text: string, runnable: Runnable) => string | null | Promise<string | null>;

const checks: Readonly<Record<string, Check>> = {
  // Drawings, outputs and headers.
  "": () => null,
  sh: (text, runnable) =>
    shellCommands(text)
      .map((words) => commandFault(words, runnable))
      .find((fault) => fault !== null) ?? null,
  json: (text) => {
    JSON.parse(text);
    return null;
  },
  yaml: (text) => {
    parse(text);
    return null;
  },
  toml: (text) => {
    const odd = text
      .split("\n")
      .find((line) => !/^(#.*|\[{1,2}[\w.]+\]{1,2}|\w+ = .+)?$/.test(line));
    return odd === undefined ? null : `"${odd}" is no line of TOML.`;
  },
  html: (text) => unbalanced(text),
  js: (text) => compile(text, "js"),
  ts: (text) => compile(text, "ts"),
  tsx: (text) => compile(text, "tsx"),
  astro: (text) => {
    const [, script = "", markup = ""] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
    return unbalanced(markup) ?? compile(script, "ts");
  },
};

async function compile(text: string, loader: Loader): Promise<null> {
  // One block is the inside of a function.
  const whole = text.startsWith("return") ? `async function inside() {${text}}` : text;
  await transform(whole, { loader });
  return null;
}

const withoutEnd = /^(meta|link|img|input|br|hr)$/;

/** The first tag that is not closed or not opened. The text of a script is no markup. */
function unbalanced(html: string): string | null {
  const open: string[] = [];
  const markup = html
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/(<script[^>]*>)[\s\S]*?(?=<\/script>)/g, "$1");
  for (const [, slash, name = "", isClosed] of markup.matchAll(
    /<(\/?)([a-zA-Z][\w-]*)(?:"[^"]*"|\{[^}]*\}+|[^"{>])*?(\/?)>/g,
  )) {
    if (slash === "" && isClosed === "" && !withoutEnd.test(name)) open.push(name);
    if (slash === "/" && open.pop() !== name) return `</${name}> closes nothing.`;
  }
  return open.length === 0 ? null : `<${open.at(-1)}> is not closed.`;
}
