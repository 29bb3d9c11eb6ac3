import { isbot } from "isbot";
import type { LoggedRequest } from "./parseLogLine.ts";

/** The role of a request in a visit. */
export type RequestKind = "page" | "download" | "asset" | "bot" | "failed" | "not-a-visit";

/** Parts of pages: browsers fetch them, people do not choose them. */
const assets =
  /\.(css|js|mjs|map|json|xml|rss|atom|png|jpe?g|gif|svg|webp|avif|ico|bmp|woff2?|ttf|eot|otf|wasm|webmanifest|swf)$/i;

/** Files that people download. */
const downloads =
  /\.(pdf|xlsx?|docx?|pptx?|csv|zip|rar|7z|tar|t?gz|bz2|xz|jar|dmg|exe|msi|pkg|deb|rpm|apk|iso|txt|log|rtf|od[tsp]|key|numbers|pages|epub|mobi|mp[34]|mov|avi|wav|ics)$/i;

/** Query parameters and paths of feed readers: programs that fetch without a person. */
const feed = /([?&](flav|format)=(rss|atom)|\/feed\/?$|\/rss\/?$)/i;

/** Bots are those of the list that the isbot project keeps, and requests without a user agent. */
export function classifyRequest({ method, target, status, userAgent }: LoggedRequest): RequestKind {
  if (userAgent === "" || userAgent === "-" || isbot(userAgent)) return "bot";
  if (method !== "GET") return "not-a-visit";
  // 304: the browser had the page in its cache, and its visitor looked at it.
  if (!((status >= 200 && status < 300) || status === 304)) return "failed";
  const path = pathOf(target);
  if (path === null) return "not-a-visit";
  if (assets.test(path) || path === "/robots.txt") return "asset";
  if (feed.test(target)) return "not-a-visit";
  return downloads.test(path) ? "download" : "page";
}

/** The path of a request's target, or `null` when it is not a path of this site. */
export function pathOf(target: string): string | null {
  const path = target.split(/[?#]/, 1)[0] ?? "";
  return path.startsWith("/") && !path.startsWith("//") && path.length <= 512 ? path : null;
}
