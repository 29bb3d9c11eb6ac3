import { Hono } from "hono";
import { exportParameters } from "../../../shared/api/leadList.ts";
import { csvOfLeads } from "../../leads/csvOfLeads.ts";
import { filterOf } from "../../leads/leadFilter.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { parametersOf } from "../middleware/parameters.ts";
import { problem } from "../middleware/problem.ts";

/** `GET /v1/leads.csv`: every lead that fits the filters, as a file that is safe to open in a spreadsheet. */
export function exportRoutes(ports: Ports) {
  return new Hono().use(apiKey(ports)).get("/", async function exportLeads(c) {
    const asked = parametersOf(c, exportParameters);
    if (!asked.ok) return problem(c, "invalid-parameter", { detail: asked.reason });
    const { site } = c.var.apiKey;
    const { model } = await ports.models.published(site);
    const filter = filterOf(asked.value);
    const csv = csvOfLeads({ site, filter, fields: asked.value.fields, model }, ports.leads);
    const day = new Date(ports.clock()).toISOString().slice(0, 10);
    return c.body(csv, 200, {
      "content-type": "text/csv; charset=utf-8; header=present",
      "content-disposition": `attachment; filename="leads-${site}-${day}.csv"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    });
  });
}
