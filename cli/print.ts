/** Prints lines for people and programs; what came from a server, a file or a visitor cannot steer a terminal. */
export const print = (text: string): void => {
  process.stdout.write(`${printable(text)}\n`);
};

/** The same on standard error: messages that are no result. */
export const printError = (text: string): void => {
  process.stderr.write(`${printable(text)}\n`);
};

/**
 * Control characters but new lines and tabs, line separators, and marks that turn the direction of text: a name
 * with them could repaint the screen, set the title of the window, or show another word than it is.
 */
const steering = /(?![\n\t])\p{Cc}|[\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu;

/** Such characters as JSON escapes them, so that a person sees them and JSON means the same. */
export const printable = (text: string): string =>
  text.replace(
    steering,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
