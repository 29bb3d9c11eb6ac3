import { type Account, worthAt } from "./account.ts";
import type { Prepared } from "./evaluate.ts";
import type { Earned } from "./totals.ts";

/** An account that loses worth with time, and its rule's place in the model. */
export interface Decaying {
  readonly account: Account;
  readonly index: number;
}

export const decayingIn = ({ compiled, accounts }: Prepared): Decaying[] =>
  compiled.decayingRules.flatMap(({ index }) => {
    const account = accounts[index];
    return account === undefined || account.paid === 0 ? [] : [{ account, index }];
  });

/** What the rules have earned by a later moment, if only time passes. */
export function decayed(
  byRule: readonly number[],
  decaying: readonly Decaying[],
  at: number,
): number[] {
  const then = [...byRule];
  for (const { account, index } of decaying) then[index] = worthAt(account, at);
  return then;
}

/**
 * The first moment in `(from, to]` at which what is earned leaves its place while nothing but decay
 * happens; `null` for never.
 *
 * Each rule decays towards 0, so its values at both ends bound all values between: a stretch whose bounds
 * do not leave is skipped, any other is halved, down to a millisecond.
 */
export function firstCrossing(
  earned: Earned,
  decaying: readonly Decaying[],
  leaves: (earned: Earned) => boolean,
  from: number,
  to: number,
): number | null {
  if (decaying.length === 0 || to <= from) return null;
  const { byHand } = earned;
  const search = (
    from: number,
    atFrom: readonly number[],
    to: number,
    atTo: readonly number[],
  ): number | null => {
    const lowest = between(Math.min, atFrom, atTo, decaying);
    const highest = between(Math.max, atFrom, atTo, decaying);
    if (!leaves({ byRule: lowest, byHand }) && !leaves({ byRule: highest, byHand })) return null;
    if (to - from === 1) return leaves({ byRule: atTo, byHand }) ? to : null;
    const middle = from + Math.floor((to - from) / 2);
    const atMiddle = decayed(earned.byRule, decaying, middle);
    return search(from, atFrom, middle, atMiddle) ?? search(middle, atMiddle, to, atTo);
  };
  const at = (moment: number) => decayed(earned.byRule, decaying, moment);
  return search(from, at(from), to, at(to));
}

/** Of every decaying rule the one or the other value. */
function between(
  pick: (a: number, b: number) => number,
  one: readonly number[],
  other: readonly number[],
  decaying: readonly Decaying[],
): number[] {
  const bound = [...one];
  for (const { index } of decaying) {
    bound[index] = pick(one[index] as number, other[index] as number);
  }
  return bound;
}
