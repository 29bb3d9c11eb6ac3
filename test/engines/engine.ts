/** One way to drive three browser engines, with what they really do: no faked visibility or focus. */

/** One page in front of, or behind, a visitor. */
export interface Tab {
  /** Goes to an address as if it had been typed, until its markup is parsed. */
  open(url: string): Promise<void>;
  /** Runs a function in the page; it sees nothing of its surroundings but its arguments. */
  run<Args extends unknown[], Result>(
    work: (...args: Args) => Result | Promise<Result>,
    ...args: Args
  ): Promise<Result>;
  click(selector: string): Promise<void>;
  /** Types into whatever has the focus. */
  type(text: string): Promise<void>;
  /** Moves the mouse, a sign of life without consequences. */
  nudge(): Promise<void>;
  /** Turns the wheel. */
  scroll(): Promise<void>;
  back(): Promise<void>;
  /** Puts the window away. */
  minimize(): Promise<void>;
  /** Opens another tab in front: hidden in Chromium and Firefox, without focus in WebKit. */
  cover(): Promise<void>;
  /** Opens another window in front: visible, without focus; in headless Chromium nothing changes. */
  blur(): Promise<void>;
  /** Brings the page to the front again and closes what covered it. */
  show(): Promise<void>;
  close(): Promise<void>;
  /** Not in WebKit. */
  setOffline?(offline: boolean): Promise<void>;
  /** Opens an address in a tab behind this one. Not in WebKit. */
  openBehind?(url: string): Promise<Tab>;
  /** Freezes a hidden page, as Chromium does with one that was long in the background. */
  freeze?(): Promise<void>;
  resume?(): Promise<void>;
}

export interface Browser {
  /** Name and version, for the head of a table. */
  readonly version: string;
  /** A tab in a window of its own, so that no other tab hides it. */
  newTab(): Promise<Tab>;
  close(): Promise<void>;
}

/** A browser that was started with an address and is driven by nothing. */
export interface Killable {
  /** Ends every process of it at once, as the battery does. */
  kill(): Promise<void>;
}

export interface Engine {
  readonly name: "chromium" | "firefox" | "webkit";
  launch(): Promise<Browser>;
  /** Opens an address with a profile that is kept in `profile`. */
  launchWith(profile: string, url: string): Promise<Killable>;
}
