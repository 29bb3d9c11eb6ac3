/**
 * Whether a value has the key `__proto__`. `JSON.parse` makes it an ordinary own key, and not every validator
 * checks it. `nestsDeeperThan` has bounded the depth before.
 */
export function hasReservedKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if (Object.hasOwn(value, "__proto__")) return true;
  return Object.values(value).some(hasReservedKey);
}
