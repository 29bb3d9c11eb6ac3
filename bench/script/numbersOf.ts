/** Every number under a key, at any depth; Snowplow and Plausible write some as text. */
export function numbersOf(value: unknown, key: string): number[] {
  if (Object(value) !== value) return [];
  return Object.entries(value as object).flatMap(([name, inner]) => {
    const number = name === key ? Number(inner) : Number.NaN;
    return Number.isNaN(number) ? numbersOf(inner, key) : [number];
  });
}
