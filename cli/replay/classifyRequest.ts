import { isbot } from "isbot";
import type { LoggedRequest } from "./loggedRequest.ts";
import { assets, downloads, isMachineRequest, machineFiles } from "./machineRequests.ts";

/** The role of a request in a visit. */
export type RequestKind =
  | "page"
  | "download"
  | "asset"
  | "bot"
  | "failed"
  | "not-a-visit"
  | "excluded";

/**
 * Bots are those of the list that the isbot project keeps, and requests without a user agent where the log has user
 * agents.
 */
export function classifyRequest({
  method,
  target,
  status,
  userAgent,
}: Pick<LoggedRequest, "method" | "target" | "status" | "userAgent">): RequestKind {
  if (userAgent !== null && (userAgent === "" || userAgent === "-" || isbot(userAgent)))
    return "bot";
  if (method !== "GET") return "not-a-visit";
  // 304: the browser had the page in its cache, and its visitor looked at it.
  if (!((status >= 200 && status < 300) || status === 304)) return "failed";
  const path = pathOf(target);
  if (path === null) return "not-a-visit";
  if (assets.test(path) || machineFiles.test(path)) return "asset";
  if (isMachineRequest(path, target, userAgent)) return "not-a-visit";
  if (downloads.test(path)) return "download";
  // A part of a page: a player or a downloader continues.
  return status === 206 ? "not-a-visit" : "page";
}

/** The path of a request's target, or `null` when it is not a path of this site. */
export function pathOf(target: string): string | null {
  const path = target.split(/[?#]/, 1)[0] ?? "";
  return path.startsWith("/") && !path.startsWith("//") && path.length <= 512 ? path : null;
}
