/** Numbers, durations and times as people read them. Times are in UTC; the browser makes them local. */
import { timeFormats } from "./timeFormats.ts";

const number = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });

/** e.g. `1,204`, `−25`, `12.5`. */
export const formatNumber = (value: number): string => number.format(value).replace("-", "−");

/** With its sign: `+10`, `−25`, `0`. */
export const formatPoints = (points: number): string =>
  points > 0 ? `+${formatNumber(points)}` : formatNumber(points);

/** e.g. `1 event`, `3 events`. */
export const formatCount = (count: number, one: string, many = `${one}s`): string =>
  `${formatNumber(count)} ${count === 1 ? one : many}`;

/** e.g. `just now`, `3 min ago`, `2 days ago`. A time ahead, by a clock's error, is just now. */
export function formatAgo(atMs: number, nowMs: number): string {
  const minutes = Math.floor(Math.max(0, nowMs - atMs) / 60_000);
  if (minutes < 1) return "just now";
  if (minutes < 60) return `${minutes} min ago`;
  const hours = Math.floor(minutes / 60);
  if (hours < 24) return `${hours} h ago`;
  const days = Math.floor(hours / 24);
  if (days < 60) return `${formatCount(days, "day")} ago`;
  return days < 730
    ? `${Math.floor(days / 30.44)} months ago`
    : `${Math.floor(days / 365.25)} years ago`;
}

const formats = timeFormats("UTC");

/** How a time is shown; `localTime.island.ts` shows it in the browser's zone. */
export type TimeFormat = keyof typeof formats;

/** e.g. `09:05`, `Tuesday 17 November 2026`, `17 Nov 2026, 09:05`. */
export const formatTime = (atMs: number, format: TimeFormat): string =>
  formats[format].format(atMs);
