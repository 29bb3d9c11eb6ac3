/** A command of the command line: one file, and one line in `commands.ts`. */
export interface Command {
  readonly name: string;
  /** Its forms, one a line, without `leadlight`, e.g. `check MODEL.JSON`. */
  readonly usage: string;
  /** What it does and what its flags mean. */
  readonly describe: string;
  /** @throws UsageError for arguments that are missing; any other error ends with its message. */
  readonly run: (args: readonly string[]) => Promise<void>;
}

/** Arguments that are missing or of no form that the command has: its help follows the message. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Every form on a line of its own; a form that goes on is indented by its second line. */
export const helpOf = ({ usage, describe }: Command): string =>
  `${usage.replace(/^(?=\S)/gm, "leadlight ")}\n\n${describe}`;
