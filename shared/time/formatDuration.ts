/** The two largest units: `2 min 4 s`, `1 h 5 min`, `45 s`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const [minutes, hours] = [Math.floor(seconds / 60), Math.floor(seconds / 3_600)];
  if (hours > 0) return joined(`${hours} h`, minutes % 60, "min");
  if (minutes > 0) return joined(`${minutes} min`, seconds % 60, "s");
  return `${seconds} s`;
}

const joined = (first: string, rest: number, unit: string): string =>
  rest === 0 ? first : `${first} ${rest} ${unit}`;
