import { Hono } from "hono";
import { eventsParameters, explainParameters } from "../../../shared/api/lead.ts";
import { listParameters, maxLimit } from "../../../shared/api/leadList.ts";
import { isVisitorId, type LeadId } from "../../../shared/identity/ids.ts";
import { decodeCursor, encodeCursor } from "../../leads/cursor.ts";
import { filterOf } from "../../leads/leadFilter.ts";
import { explainLead, explainLeadAt } from "../../leads/readLead.ts";
import { onlyFields, toApiLead } from "../../leads/toApiLead.ts";
import { cursorOf } from "../../ports/leadOrder.ts";
import type { Ports } from "../../ports/ports.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { parametersOf } from "../middleware/parameters.ts";
import { problem } from "../middleware/problem.ts";

/** What a back end asks: who is hot, why is this one, what did they do. */
export function leadsRoutes(ports: Ports) {
  return new Hono()
    .use(apiKey(ports))

    .get("/", async function listLeads(c) {
      const asked = parametersOf(c, listParameters);
      if (!asked.ok) return problem(c, "invalid-parameter", { detail: asked.reason });
      const { sort, limit, fields, cursor } = asked.value;
      const filter = filterOf(asked.value);
      const place = cursor === undefined ? null : decodeCursor(cursor, { filter, sort });
      if (place?.ok === false) {
        const detail =
          place.reason === "unreadable"
            ? "cursor: take it from the answer before, as it is"
            : "cursor: it is of another filter or sort; begin again without it";
        return problem(c, "invalid-parameter", { detail });
      }
      const { site } = c.var.apiKey;
      const after = place?.value ?? null;
      // One more than is shown tells whether there is a next page.
      const [found, { model }] = await Promise.all([
        ports.leads.list({ site, filter, sort, limit: limit + 1, after }),
        ports.models.published(site),
      ]);
      const rows = found.slice(0, limit);
      const last = found.length > limit ? rows.at(-1) : undefined;
      return c.json(
        {
          leads: rows.map((row) => onlyFields(toApiLead(row, model), fields)),
          next: last === undefined ? null : encodeCursor(cursorOf(last, sort), { filter, sort }),
        },
        200,
        { "cache-control": "no-store" },
      );
    })

    .get("/:id", async function showLead(c) {
      const lead = c.req.param("id");
      const view = isVisitorId(lead) ? await explainLead(c.var.apiKey.site, lead, ports) : null;
      if (view === null) return problem(c, "unknown-lead");
      const { contributions: _, notEvaluable: __, at: ___, ...summary } = view;
      return c.json(summary);
    })

    .get("/:id/explain", async function explain(c) {
      const lead = c.req.param("id");
      const asked = parametersOf(c, explainParameters);
      if (!asked.ok) return problem(c, "invalid-parameter", { detail: asked.reason });
      const { at } = asked.value;
      if (!isVisitorId(lead)) return problem(c, "unknown-lead");
      const { site } = c.var.apiKey;
      const id = lead as string as LeadId;
      const explanation =
        at === undefined
          ? await explainLead(site, id, ports)
          : await explainLeadAt(site, id, at, ports);
      return explanation === null ? problem(c, "unknown-lead") : c.json(explanation);
    })

    .get("/:id/events", async function listEvents(c) {
      const lead = c.req.param("id");
      const asked = parametersOf(c, eventsParameters);
      if (!asked.ok) return problem(c, "invalid-parameter", { detail: asked.reason });
      const { before = Number.MAX_SAFE_INTEGER } = asked.value;
      const { site } = c.var.apiKey;
      const id = lead as string as LeadId;
      const known = isVisitorId(lead) ? await explainLead(site, id, ports) : null;
      if (known === null) return problem(c, "unknown-lead");
      const events = await ports.events.timeline(id, before, maxLimit);
      return c.json({
        events: events.map(({ receivedAt, event }) => ({ ...event, receivedAt })),
        before: events.length === maxLimit ? (events.at(-1)?.seq ?? null) : null,
      });
    });
}
