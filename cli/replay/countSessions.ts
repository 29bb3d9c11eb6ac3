import { sessionsOf } from "../../shared/profile/sessions.ts";

/** Visits among requests: per visitor, with a gap of 30 minutes. */
export function countSessions(
  requests: readonly { readonly visitor: string; readonly at: number }[],
): number {
  const timesOf = new Map<string, number[]>();
  for (const { visitor, at } of requests) {
    const times = timesOf.get(visitor);
    if (times) times.push(at);
    else timesOf.set(visitor, [at]);
  }
  let sessions = 0;
  for (const times of timesOf.values()) {
    sessions += (sessionsOf(times.sort((a, b) => a - b)).at(-1) ?? -1) + 1;
  }
  return sessions;
}
