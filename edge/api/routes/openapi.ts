import * as z from "zod";
import type { Route } from "../definition.ts";
import { openApiDocument } from "../openapi/openApiDocument.ts";
import { route } from "../route.ts";

/** The document of each table, as text: it is made for the first request. */
const texts = new WeakMap<readonly Route[], string>();

/** `GET /openapi.json`: the contract of the API. Any page may read it. */
export const openApi = route({
  method: "get",
  path: "/openapi.json",
  id: "openapi",
  summary: "This document",
  access: { public: true },
  answers: { 200: { description: "OpenAPI 3.1", schema: z.looseObject({ openapi: z.string() }) } },
  handle({ c, routes }) {
    const text = texts.get(routes) ?? JSON.stringify(openApiDocument(routes));
    texts.set(routes, text);
    return c.body(text, 200, {
      "content-type": "application/json; charset=utf-8",
      "cache-control": "public, max-age=300",
      "access-control-allow-origin": "*",
    });
  },
});
