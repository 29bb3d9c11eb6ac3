import { Hono } from "hono";
import { openApiDocument } from "../openapi/openApiDocument.ts";

/** `GET /openapi.json`: the contract, made when it is first asked for. Any page may read it. */
export function openApiRoutes(): Hono {
  let text: string | undefined;
  return new Hono().get("/openapi.json", function openApi(c) {
    text ??= JSON.stringify(openApiDocument());
    return c.body(text, 200, {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "public, max-age=300",
      "access-control-allow-origin": "*",
    });
  });
}
