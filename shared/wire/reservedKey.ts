/**
 * `JSON.parse` makes `__proto__` an own key like any other, and validators differ in whether they
 * look at it; so it is looked for here. Depth is bounded by `nestsDeeperThan` before.
 */
export function hasReservedKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Object.hasOwn(value, "__proto__")) return true;
  return Object.values(value).some(hasReservedKey);
}
