#!/usr/bin/env node
/** The command line: each command is a file, this is their table. */
import { create, createHelp } from "./create.ts";
import { key, keyHelp } from "./key.ts";
import { replay, replayHelp } from "./replay/replay.ts";
import { site, siteHelp } from "./site.ts";
import { start, startHelp } from "./start.ts";

interface Command {
  readonly run: (args: readonly string[]) => Promise<void>;
  readonly help: string;
}

const commands: Readonly<Record<string, Command>> = {
  start: { run: start, help: startHelp },
  replay: { run: replay, help: replayHelp },
  site: { run: site, help: siteHelp },
  key: { run: key, help: keyHelp },
  create: { run: () => create(), help: createHelp },
};

const [name = "help", ...args] = process.argv.slice(2);
const command = commands[name];
if (command === undefined || args.includes("--help") || args.includes("-h")) {
  const asked = command !== undefined || ["help", "--help", "-h"].includes(name);
  if (!asked) console.error(`There is no command "${name}".\n`);
  console.log(
    command?.help ??
      Object.values(commands)
        .map(({ help }) => help)
        .join("\n\n"),
  );
  process.exit(asked ? 0 : 2);
}
try {
  await command.run(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}
