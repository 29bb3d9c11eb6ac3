import { createMiddleware } from "hono/factory";
import { importPath } from "../dataIn/importPath.ts";
import { failedPage } from "./failed.tsx";

const plainForms = /^application\/x-www-form-urlencoded\s*(;|$)/i;
const fileForms = /^multipart\/form-data\s*(;|$)/i;

/** Hono's CSRF check looks at the types that forms send; nothing else may post here, and files where they are expected. */
export const formOnly = createMiddleware(async function formOnly(c, next) {
  const type = c.req.header("content-type") ?? "";
  const reads = c.req.method === "GET" || c.req.method === "HEAD";
  const forms = c.req.path === importPath ? fileForms : plainForms;
  if (!reads && !forms.test(type)) {
    return failedPage(c, 415);
  }
  await next();
});
