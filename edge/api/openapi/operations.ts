import * as z from "zod";
import { browserOperations } from "./browserOperations.ts";
import { handoffOperations } from "./handoffOperations.ts";
import { inboundOperations } from "./inboundOperations.ts";
import { leadOperations } from "./leadOperations.ts";
import { modelOperations } from "./modelOperations.ts";
import type { Operation } from "./operation.ts";
import { tellOperations } from "./tellOperations.ts";

const script = (path: string, id: string, summary: string): Operation => ({
  method: "get",
  path,
  id,
  summary,
  answers: {
    200: { description: "The script", mediaType: "text/javascript" },
    304: { description: "As it was" },
  },
  problems: [],
});

/** Every route of the API. A test fails when one of `app.ts` is missing here. */
export const operations: readonly Operation[] = [
  ...browserOperations,
  ...tellOperations,
  ...leadOperations,
  ...handoffOperations,
  ...inboundOperations,
  ...modelOperations,
  script("/leadlight.js", "script", "The script for pages"),
  script("/leadlight.signals.js", "signalsScript", "The optional signals of the script"),
  {
    method: "get",
    path: "/healthz",
    id: "health",
    summary: "Can this Worker reach its record?",
    answers: {
      200: { description: "It can", schema: z.strictObject({ ok: z.literal(true) }) },
    },
    problems: ["unavailable"],
  },
  {
    method: "get",
    path: "/openapi.json",
    id: "openapi",
    summary: "This document",
    answers: {
      200: { description: "OpenAPI 3.1", schema: z.looseObject({ openapi: z.string() }) },
    },
    problems: [],
  },
];
