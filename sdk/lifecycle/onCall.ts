/**
 * Runs `work` after each call of a method of the page, with the object that it was called on. The
 * page's call comes first, with its own `this`, answer and exceptions.
 */
export function onCall<
  Name extends string,
  Owner extends Record<Name, (...args: never[]) => unknown>,
>(owner: Owner, name: Name, work: (self: Owner) => void): void {
  const original = owner[name];
  owner[name] = function (this: never, ...args: never[]) {
    const answer = original.apply(this, args);
    work(this as unknown as Owner);
    return answer;
  } as Owner[Name];
}
