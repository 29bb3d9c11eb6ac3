import { createMiddleware } from "hono/factory";
import { failedPage } from "./failed.tsx";

const plainForms = /^application\/x-www-form-urlencoded\s*(;|$)/i;
const fileForms = /^multipart\/form-data\s*(;|$)/i;

/**
 * Refuses every body that is not a form: Hono's CSRF check looks only at the types that forms send.
 *
 * @param takesFiles Whether this route's form has a file in it.
 */
export const formOnly = (takesFiles: boolean) =>
  createMiddleware(async function formOnly(c, next) {
    const type = c.req.header("content-type") ?? "";
    if (!(takesFiles ? fileForms : plainForms).test(type)) return failedPage(c, 415);
    await next();
  });
