import { Hono } from "hono";
import { bodyLimit } from "hono/body-limit";
import { csrf } from "hono/csrf";
import { HTTPException } from "hono/http-exception";
import { trimTrailingSlash } from "hono/trailing-slash";
import type { Ports } from "../ports/ports.ts";
import { dataInRoutes } from "./dataIn/dataInRoutes.tsx";
import { importPath } from "./dataIn/importPath.ts";
import {
  handoffRulesPage,
  saveHandoffRules,
  testDestinationForm,
} from "./handoffs/handoffRules.tsx";
import { handoffsPage } from "./handoffs/handoffs.tsx";
import { resendForm } from "./handoffs/resendForm.ts";
import { adjustForm, takeBackForm, unlinkForm } from "./lead/adjustLead.ts";
import { eraseForm, erasePage } from "./lead/eraseLead.tsx";
import { leadPage } from "./lead/lead.tsx";
import { leadsPage } from "./leads/leads.tsx";
import { modelRoutes } from "./model/modelRoutes.tsx";
import { assetRoutes } from "./shell/assets.ts";
import type { ConsoleEnvironment } from "./shell/environment.ts";
import { failedPage, missingPage } from "./shell/failed.tsx";
import { formOnly } from "./shell/formOnly.ts";
import { consoleHeaders, neverStored } from "./shell/headers.ts";
import { requireSession } from "./signIn/requireSession.tsx";
import { endSession } from "./signIn/session.ts";
import { signIn, signInPage } from "./signIn/signIn.tsx";

/** A key and a path; nobody signs in with more. */
const maxFormBytes = 4_096;

/** A model of 5 MB, with its quotes and braces written as a form writes them. */
const maxModelFormBytes = 10_000_000;

/** Rules of 256 KiB, written the same way. */
const maxRulesFormBytes = 1_000_000;

/** A part of a file, and what is known of it. */
const maxImportFormBytes = 1_200_000;

const formsUpTo = (maxSize: number) => bodyLimit({ maxSize, onError: (c) => failedPage(c, 413) });
const smallForms = formsUpTo(maxFormBytes);
const modelForms = formsUpTo(maxModelFormBytes);
const rulesForms = formsUpTo(maxRulesFormBytes);
const importForms = formsUpTo(maxImportFormBytes);

function formsOf(path: string): typeof smallForms {
  if (path.startsWith("/console/model/")) return modelForms;
  if (path === importPath) return importForms;
  return path === "/console/handoffs/rules" ? rulesForms : smallForms;
}

/** The web console: what sales sees. */
export function consoleRoutes(ports: Ports): Hono<ConsoleEnvironment> {
  return new Hono<ConsoleEnvironment>()
    .onError((error, c) => {
      if (error instanceof HTTPException) return failedPage(c, error.status === 403 ? 403 : 413);
      console.error(c.req.method, new URL(c.req.url).pathname, error.stack ?? String(error));
      return failedPage(c, 500);
    })
    .use(consoleHeaders)
    .route("/assets", assetRoutes())
    .use(neverStored, csrf(), formOnly)
    .use(function limitForms(c, next) {
      return formsOf(c.req.path)(c, next);
    })

    .get("/sign-in", signInPage)
    .post("/sign-in", signIn(ports))
    .post("/sign-out", function signOut(c) {
      endSession(c);
      return c.redirect("/console/sign-in", 303);
    })

    .use(requireSession(ports), trimTrailingSlash())
    .get("/", (c) => c.redirect("/console/leads"))
    .get("/leads", leadsPage(ports))
    .get("/leads/:id", leadPage(ports))
    .post("/leads/:id/adjustments", adjustForm(ports))
    .post("/leads/:id/adjustments/take-back", takeBackForm(ports))
    .post("/leads/:id/unlink", unlinkForm(ports))
    .get("/leads/:id/erase", erasePage(ports))
    .post("/leads/:id/erase", eraseForm(ports))
    .route("/model", modelRoutes(ports))
    .route("/data", dataInRoutes(ports))
    .get("/handoffs", handoffsPage(ports))
    .get("/handoffs/rules", handoffRulesPage(ports))
    .post("/handoffs/rules", saveHandoffRules(ports))
    .post("/handoffs/destinations/:name/test", testDestinationForm(ports))
    .post("/handoffs/:key/resend", resendForm(ports))
    .all("*", missingPage);
}
