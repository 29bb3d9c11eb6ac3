import { type ParseArgsConfig, parseArgs } from "node:util";

/** The arguments of a bench or a soak; for what it does not know, and for `--help`, its usage. */
export function readArgs<Options extends NonNullable<ParseArgsConfig["options"]>>(
  usage: string,
  options: Options,
) {
  try {
    return parseArgs({ allowPositionals: true, options });
  } catch (error) {
    const isHelp = process.argv.includes("--help");
    console.error(isHelp ? usage : `${(error as Error).message}\n\n${usage}`);
    process.exit(isHelp ? 0 : 2);
  }
}
