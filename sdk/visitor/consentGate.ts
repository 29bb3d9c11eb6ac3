/** Stands between what happens and what is kept or sent. */
export interface ConsentGate<Thing> {
  _isOpen(): boolean;
  /** Lets a thing through, holds it in memory until the visitor decides, or drops it if denied. */
  _pass(thing: Thing): void;
  /** Granted lets out what was held, denied forgets it. */
  _decide(isGranted: boolean): void;
}

/** Nothing passes before consent, and what happened meanwhile is not lost when it is given. */
export function consentGate<Thing>(
  open: boolean,
  deliver: (thing: Thing) => void,
): ConsentGate<Thing> {
  let held: Thing[] | undefined = [];
  return {
    _isOpen: () => open,
    _pass(thing) {
      if (open) deliver(thing);
      else held?.push(thing);
    },
    _decide(isGranted) {
      open = isGranted;
      if (open) held?.forEach(deliver);
      held = undefined;
    },
  };
}
