import { Hono } from "hono";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { addSourceForm, addSourcePage } from "./addSource.tsx";
import { dataInPage, removeSourceForm } from "./dataIn.tsx";
import { importFile, importPage } from "./importFile.tsx";

/** `/console/data`: what other tools know of people, by webhook and by file. */
export const dataInRoutes = (ports: Ports): Hono<ConsoleEnvironment> =>
  new Hono<ConsoleEnvironment>()
    .get("/", dataInPage(ports))
    .get("/add", addSourcePage)
    .post("/add", addSourceForm(ports))
    .post("/sources/:id/remove", removeSourceForm(ports))
    .get("/import", importPage)
    .post("/import", importFile(ports));
