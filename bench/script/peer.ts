/** A tracker, as the bench loads it. */
export interface Peer {
  readonly name: string;
  /** Its package on npm, pinned so that a table can be reproduced. leadlight is built from this repository. */
  readonly package?: { readonly name: string; readonly version: string; readonly file: string };
  /** Path of its file, for a tracker that is not on npm. */
  readonly path?: string;
  /**
   * Script that starts it, after its file was loaded from `/leadlight.js`; it sends to `endpoint` and
   * leaves `window.send(name)`, which counts something.
   */
  start(endpoint: string): string;
  /** Script before its file: a stub that queues calls. */
  before?(endpoint: string): string;
  /** It is a module, which `start` imports by itself. */
  readonly isModule?: boolean;
  /** Attributes of our own script tag, which starts itself. */
  attributes?(endpoint: string): string;
  /** Milliseconds of attention in the bodies that it sent for one page; absent when it sends none. */
  dwellMs?(bodies: readonly unknown[]): number;
}
