/** A tracker as the bench needs it. */
export interface Peer {
  readonly name: string;
  /** Where npm has it: pinned, so that a table can be made again. Ours is built here. */
  readonly package?: { readonly name: string; readonly version: string; readonly file: string };
  /** Path of its file, of one that npm does not have. */
  readonly path?: string;
  /**
   * Script that starts it, after its file was loaded from `/leadlight.js`; it sends to `endpoint` and
   * leaves `window.send(name)`, which counts something.
   */
  start(endpoint: string): string;
  /** Script that stands before its file: a stub that takes calls. */
  before?(endpoint: string): string;
  /** It is a module, which `start` imports by itself. */
  readonly isModule?: boolean;
  /** Attributes of our own script tag, which starts itself. */
  attributes?(endpoint: string): string;
  /** Milliseconds of attention in what it sent about one page; none if it does not say. */
  dwellMs?(told: readonly unknown[]): number;
}
