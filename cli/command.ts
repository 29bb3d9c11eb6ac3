/** A command of the command line: one file, and one line in `commands.ts`. */
export interface Command {
  readonly name: string;
  /** Its forms, one per line, without `leadlight`, e.g. `check MODEL.JSON`. */
  readonly usage: string;
  /** What it does and what its flags mean. */
  readonly describe: string;
  /** @throws UsageError for arguments that are missing; any other error ends with its message. */
  readonly run: (args: readonly string[]) => Promise<void>;
}

/** Missing or invalid arguments: the entry prints the help of the command after the message. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Each form starts with `leadlight`; indented lines continue the form above. */
export const helpOf = ({ usage, describe }: Command): string =>
  `${usage.replace(/^(?=\S)/gm, "leadlight ")}\n\n${describe}`;
