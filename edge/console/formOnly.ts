import { createMiddleware } from "hono/factory";
import { failedPage } from "./failed.tsx";

/** Hono's CSRF check looks at the types that forms send; nothing else may post here. */
export const formOnly = createMiddleware(async function formOnly(c, next) {
  const type = c.req.header("content-type") ?? "";
  const reads = c.req.method === "GET" || c.req.method === "HEAD";
  if (!reads && !/^application\/x-www-form-urlencoded\s*(;|$)/i.test(type)) {
    return failedPage(c, 415);
  }
  await next();
});
