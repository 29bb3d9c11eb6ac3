#!/usr/bin/env node
/** The entry of the command line: finds the command, runs it, and prints what went wrong. */
import { helpOf, UsageError } from "./command.ts";
import { commands } from "./commands.ts";
import { errorText } from "./errorText.ts";
import { print, printError } from "./print.ts";

const [name = "help", ...args] = process.argv.slice(2);
const load = Object.hasOwn(commands, name) ? commands[name] : undefined;
if (load === undefined || args.includes("--help") || args.includes("-h")) {
  const isAsked = load !== undefined || ["help", "--help", "-h"].includes(name);
  if (!isAsked) printError(`There is no command "${name}".\n`);
  const shown = await Promise.all(
    (load === undefined ? Object.values(commands) : [load]).map((one) => one()),
  );
  print(shown.map(helpOf).join("\n\n"));
  process.exit(isAsked ? 0 : 2);
}
const command = await load();
try {
  await command.run(args);
} catch (error) {
  printError(errorText(error));
  if (error instanceof UsageError) printError(`\n${helpOf(command)}`);
  process.exit(1);
}
