import { formatAgo, formatTime, type TimeFormat } from "./format.ts";

/** A time in UTC; the browser makes it local. */
export const Time = ({ at, format }: { readonly at: number; readonly format: TimeFormat }) => (
  <time datetime={new Date(at).toISOString()} data-format={format}>
    {formatTime(at, format)}
    {format === "datetime" ? " UTC" : ""}
  </time>
);

/** How long ago something was; the exact time on hover. */
export const Ago = ({ at, now }: { readonly at: number; readonly now: number }) => (
  <time
    datetime={new Date(at).toISOString()}
    data-format="ago"
    title={`${formatTime(at, "datetime")} UTC`}
  >
    {formatAgo(at, now)}
  </time>
);
