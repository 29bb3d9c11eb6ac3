/** What the docs may name. */
export interface Runnable {
  /** Scripts of `package.json`. */
  readonly scripts: ReadonlySet<string>;
  /** The help of each command of `leadlight`, by name. */
  readonly commands: ReadonlyMap<string, string>;
  /** Names that `npm run bench -- NAME` and `npm run soak -- NAME` accept. */
  readonly names: Readonly<Record<string, readonly string[]>>;
  readonly exists: (file: string) => boolean;
}

/** Programs that a shell has: nothing of this project. */
const shell = new Set(["curl", "openssl", "printf", "echo", "export"]);
const npmVerbs = new Set(["ci", "install", "test", "start", "view"]);
const wrangler = ["login", "deploy", "tail", "secret put", "secret delete", "d1 execute"];

/** Why a command of the docs cannot run; `null` when it can. */
export function commandFault(words: readonly string[], runnable: Runnable): string | null {
  const [first = "", ...rest] = words.slice(words.findIndex((word) => !/^\w+=/.test(word)));
  if (words.every((word) => /^\w+=/.test(word)) || shell.has(first)) return null;
  if (first === "npm") return npmFault(rest, runnable);
  if (first === "npx") return npxFault(rest, runnable);
  if (first === "node" || first === "python3") return missingFile(rest[0] ?? "", runnable);
  if (first === "leadlight")
    return "`leadlight` alone is no program: write `npm run leadlight --`.";
  return `"${first}" is no program that the docs may use.`;
}

function npmFault([verb = "", ...words]: readonly string[], runnable: Runnable): string | null {
  if (verb === "start") return usageFault("start", afterDashes(words), runnable);
  if (npmVerbs.has(verb)) return null;
  if (verb !== "run") return `npm has no "${verb}" that the docs may use.`;
  const [script = "", ...args] = words.filter((word) => word !== "--silent");
  if (!runnable.scripts.has(script)) return `package.json has no script "${script}".`;
  const given = afterDashes(args);
  if (given.length === 0 && args.length > 0) return `npm needs "--" before "${args.join(" ")}".`;
  if (script === "replay") return usageFault("replay", given, runnable);
  if (script === "leadlight") return usageFault(given[0] ?? "", given.slice(1), runnable);
  const names = runnable.names[script];
  const name = given.find((word) => !word.startsWith("-"));
  if (names === undefined || name === undefined || names.includes(name)) return null;
  return `npm run ${script} has no "${name}".`;
}

const afterDashes = (words: readonly string[]): readonly string[] =>
  words[0] === "--" ? words.slice(1) : [];

function usageFault(name: string, args: readonly string[], { commands }: Runnable): string | null {
  const help = commands.get(name);
  if (help === undefined) return `leadlight has no command "${name}".`;
  const flag = args.find((word) => word.startsWith("--") && !hasFlag(help, word));
  return flag === undefined ? null : `leadlight ${name} has no ${flag}.`;
}

const hasFlag = (help: string, word: string): boolean =>
  new RegExp(`${word.split("=")[0]}(?![\\w-])`).test(help);

function npxFault([program = "", ...words]: readonly string[], runnable: Runnable): string | null {
  if (program === "wrangler") {
    const known = wrangler.some((verb) => words.join(" ").startsWith(verb));
    return known ? null : `The docs do not know "wrangler ${words[0]}".`;
  }
  if (program !== "vitest") return `npx ${program} is nothing that the docs may use.`;
  const files = words.slice(1).filter((word) => word.includes("/"));
  return files.map((file) => missingFile(file, runnable)).find((fault) => fault !== null) ?? null;
}

const missingFile = (file: string, { exists }: Runnable): string | null =>
  exists(file) ? null : `There is no file "${file}".`;
