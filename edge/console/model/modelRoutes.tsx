import { Hono } from "hono";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { modelPage } from "./model.tsx";
import { modelEditPage, saveModel } from "./modelEdit.tsx";
import { modelHistoryPage } from "./modelHistory.tsx";
import { modelPreviewPage } from "./modelPreview.tsx";
import { modelPublishPage, publishModel } from "./modelPublish.tsx";
import { modelVersionPage, rollBackModel } from "./modelVersion.tsx";

/** `/console/model`: what scores, and the way from a draft over its preview to a new version. */
export const modelRoutes = (ports: Ports): Hono<ConsoleEnvironment> =>
  new Hono<ConsoleEnvironment>()
    .get("/", modelPage(ports))
    .get("/edit", modelEditPage(ports))
    .post("/edit", saveModel(ports))
    .get("/preview", modelPreviewPage(ports))
    .post("/preview", modelPreviewPage(ports))
    .get("/publish", modelPublishPage(ports))
    .post("/publish", publishModel(ports))
    .get("/history", modelHistoryPage(ports))
    .get("/versions/:version", modelVersionPage(ports))
    .post("/versions/:version/rollback", rollBackModel(ports));
