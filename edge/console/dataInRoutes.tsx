import { Hono } from "hono";
import type { WriteBehind } from "../collect/writeBehind.ts";
import type { Ports } from "../ports.ts";
import { addSourceForm, addSourcePage } from "./addSource.tsx";
import { dataInPage, removeSourceForm } from "./dataIn.tsx";
import type { ConsoleEnvironment } from "./environment.ts";
import { importFile, importPage } from "./importFile.tsx";

/** `/console/data`: what other tools know of people, by webhook and by file. */
export const dataInRoutes = (ports: Ports, writeBehind: WriteBehind): Hono<ConsoleEnvironment> =>
  new Hono<ConsoleEnvironment>()
    .get("/", dataInPage(ports))
    .get("/add", addSourcePage)
    .post("/add", addSourceForm(ports))
    .post("/sources/:id/remove", removeSourceForm(ports))
    .get("/import", importPage)
    .post("/import", importFile(ports, writeBehind));
