import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, it } from "vitest";
import { helpOf } from "../../cli/command.ts";
import { commands } from "../../cli/commands.ts";
import { rootDir } from "../../local/paths.ts";
import { blockFault } from "./blockFault.ts";
import { commandFault, type Runnable } from "./commandFault.ts";
import { docsBlocks } from "./docsBlocks.ts";
import { shellCommands } from "./shellCommands.ts";

const pages = globSync(["*.md", "docs/*.md", "examples/**/README.md"], { cwd: rootDir });
const read = (file: string) => readFileSync(join(rootDir, file), "utf8");

/** The names that a script of this repository looks up in its own table. */
const namesIn = (file: string, pattern: RegExp): string[] =>
  [...read(file).matchAll(pattern)].map(([, name = ""]) => name);

let runnable: Runnable;

beforeAll(async () => {
  const helps = await Promise.all(
    Object.entries(commands).map(async ([name, load]) => [name, helpOf(await load())] as const),
  );
  runnable = {
    scripts: new Set(Object.keys(JSON.parse(read("package.json")).scripts)),
    commands: new Map(helps),
    names: {
      bench: namesIn("bench/run.ts", /^ {2}"?([\w-]+)"?: (?:counted\()?bench/gm),
      soak: namesIn("test/engines/soak.ts", /^ {2}(\w+): (?:\(\) => inEach|soak)/gm),
    },
    exists: (file) => existsSync(join(rootDir, file)),
  };
});

describe("blocks of the docs", () => {
  it.each(pages)("can run, or be parsed, in %s", async (page) => {
    const faults: string[] = [];
    for (const block of docsBlocks(read(page))) {
      const fault = await blockFault(block, runnable);
      if (fault !== null) faults.push(`${page}:${block.line}: ${fault}`);
    }
    expect(faults).toEqual([]);
  });
});

describe("commands in sentences of the docs", () => {
  it.each(pages.filter((page) => page !== "CHANGELOG.md"))("can run in %s", (page) => {
    const faults = [...read(page).matchAll(/`((?:npm|npx|node|leadlight) [^`]+)`/g)].flatMap(
      ([, command = ""]) =>
        shellCommands(command.replace(/\s+/g, " "))
          .map((words) => commandFault(words, runnable))
          .filter(Boolean),
    );
    expect(faults).toEqual([]);
  });
});

describe("the check of a block", () => {
  it.each([
    ["sh", "npm run replya -- access.log", 'package.json has no script "replya".'],
    ["sh", "leadlight check model.json", "`leadlight` alone is no program"],
    ["sh", "npm run leadlight check model.json", 'npm needs "--" before "check model.json".'],
    ["sh", "npm run leadlight -- chek model.json", 'leadlight has no command "chek".'],
    ["sh", "npm run leadlight -- check --strict", "leadlight check has no --strict."],
    ["sh", "npm start -- --edges", "leadlight start has no --edges."],
    ["sh", "npm run bench -- colect", 'npm run bench has no "colect".'],
    ["sh", "npm run soak -- dwel", 'npm run soak has no "dwel".'],
    ["sh", "npm ci && npx vitest run nowhere/x.test.ts", 'There is no file "nowhere/x.test.ts".'],
    ["sh", "node test/repo/nothing.ts", 'There is no file "test/repo/nothing.ts".'],
    ["sh", "npx wrangler publish", 'The docs do not know "wrangler publish".'],
    ["sh", "make all", '"make" is no program'],
    ["json", '{ "a": 1, }', "SyntaxError"],
    ["yaml", "leads: [", "YAMLParseError"],
    ["toml", "[vars]\nCOUNT_ROBOTS: true", "is no line of TOML"],
    ["html", "<div><p>Text</div>", "</div> closes nothing."],
    ["html", "<div>Text", "<div> is not closed."],
    ["ts", "const a: = 1;", "Error"],
    ["tsx", "const a = <b>;", "Error"],
    ["js", "leadlight('x'", "Error"],
    ["rust", "fn main() {}", 'There is no check of "rust".'],
  ])("finds the fault of a block of %s: %s", async (language, text, fault) => {
    expect(await blockFault({ language, text, line: 1 }, runnable)).toContain(fault);
  });

  it.each([
    [
      "sh",
      'A=1 B="$(date +%s)" # a comment\nnpm run --silent leadlight -- inbound add form --form x',
    ],
    ["sh", "openssl rand -base64 32 | npx wrangler secret put ENCRYPTION_KEY"],
    ["html", '<script>\n  if (1 < 2) {\n  }\n</script>\n<meta name="page-type" content="a>b">'],
  ])("accepts a right block of %s: %s", async (language, text) => {
    expect(await blockFault({ language, text, line: 1 }, runnable)).toBeNull();
  });
});

it("the blocks of a page have their language, text and line, also in list items", () => {
  const page = ["1. Run:", "", "   ```sh", "   npm ci", "   ```", "```", "out", "```"].join("\n");
  expect(docsBlocks(page)).toEqual([
    { language: "sh", text: "npm ci", line: 3 },
    { language: "", text: "out", line: 6 },
  ]);
});
