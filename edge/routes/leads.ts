import { Hono } from "hono";
import { isVisitorId, type LeadId } from "../../shared/identity/ids.ts";
import { priorityOf } from "../../shared/score/priority.ts";
import { decodeCursor, encodeCursor } from "../leads/cursor.ts";
import { explainLead, explainLeadAt } from "../leads/readLead.ts";
import { apiKey } from "../middleware/apiKey.ts";
import { problem } from "../middleware/problem.ts";
import type { Ports } from "../ports.ts";

const maxLimit = 200;

/** What a back end asks: who is hot, why is this one, what did they do. */
export function leadsRoutes(ports: Ports) {
  return new Hono()
    .use(apiKey(ports))

    .get("/", async function listLeads(c) {
      const limit = Number(c.req.query("limit") ?? 50);
      if (!Number.isInteger(limit) || limit < 1 || limit > maxLimit) {
        return problem(c, "invalid-parameter", { detail: `limit: a number from 1 to ${maxLimit}` });
      }
      const cursor = c.req.query("cursor");
      const after = cursor === undefined ? null : decodeCursor(cursor);
      if (cursor !== undefined && after === null) {
        return problem(c, "invalid-parameter", {
          detail: "cursor: take it from the answer before, as it is",
        });
      }
      const { site } = c.var.apiKey;
      const tier = c.req.query("tier") ?? null;
      const [rows, { model }] = await Promise.all([
        ports.leads.list({ site, limit, tier, after }),
        ports.models.published(site),
      ]);
      const last = rows.at(-1);
      return c.json({
        leads: rows.map(({ upto: _upto, site: _site, evaluatedAt: _at, ...lead }) => ({
          ...lead,
          priority: priorityOf(model, lead),
        })),
        next: rows.length === limit && last !== undefined ? encodeCursor(last) : null,
      });
    })

    .get("/:id", async function showLead(c) {
      const lead = c.req.param("id");
      const view = isVisitorId(lead) ? await explainLead(c.var.apiKey.site, lead, ports) : null;
      if (view === null) return problem(c, "unknown-lead");
      const { contributions: _, unjudged: __, at: ___, ...summary } = view;
      return c.json(summary);
    })

    .get("/:id/explain", async function explain(c) {
      const lead = c.req.param("id");
      const at = c.req.query("at");
      const atMs = at === undefined ? null : timeOf(at);
      if (at !== undefined && atMs === null) {
        return problem(c, "invalid-parameter", {
          detail: "at: milliseconds since 1970, or a date such as 2026-11-17T09:00:00Z",
        });
      }
      if (!isVisitorId(lead)) return problem(c, "unknown-lead");
      const { site } = c.var.apiKey;
      const id = lead as string as LeadId;
      const explanation =
        atMs === null
          ? await explainLead(site, id, ports)
          : await explainLeadAt(site, id, atMs, ports);
      return explanation === null ? problem(c, "unknown-lead") : c.json(explanation);
    })

    .get("/:id/events", async function listEvents(c) {
      const lead = c.req.param("id");
      const before = Number(c.req.query("before") ?? Number.MAX_SAFE_INTEGER);
      if (!Number.isSafeInteger(before) || before < 1) {
        return problem(c, "invalid-parameter", {
          detail: "before: take it from the answer before",
        });
      }
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

/** Reads a time: milliseconds since 1970 or ISO 8601. */
function timeOf(text: string): number | null {
  const ms = /^\d{1,15}$/.test(text) ? Number(text) : Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
