import * as z from "zod";
import { dayMs } from "../time/day.ts";
import { anyActivity, mentionsNothing, type Operator } from "./operator.ts";

const schema = z.strictObject({
  /** No visit, no opened mail, nothing else for so long. */
  inactiveDays: z.strictObject({ atLeast: z.number().positive().max(3_650) }),
});

export const inactiveDays = {
  schema,
  holds: ({ inactiveDays: { atLeast } }, { lastActiveAt }, now) =>
    lastActiveAt !== null && (now - lastActiveAt) / dayMs >= atLeast,
  because: (_, { lastActiveAt }, now) =>
    lastActiveAt === null
      ? "never active"
      : `inactive for ${days(Math.floor((now - lastActiveAt) / dayMs))}`,
  inWords: ({ inactiveDays: { atLeast } }) => `nothing for ${days(atLeast)}`,
  isTimed: () => true,
  breakpoints: ({ inactiveDays: { atLeast } }, { lastActiveAt }) =>
    lastActiveAt === null ? [] : [lastActiveAt + atLeast * dayMs],
  ...mentionsNothing,
  ...anyActivity,
  contradiction: (conditions, activeWithinDays) => {
    const idle = Math.max(...conditions.map(({ inactiveDays: { atLeast } }) => atLeast));
    return activeWithinDays <= idle
      ? `no lead is inactive for ${idle} days and active within ${activeWithinDays}; make the window longer`
      : null;
  },
} satisfies Operator<z.infer<typeof schema>>;

const days = (count: number): string => (count === 1 ? "a day" : `${count} days`);
