import {
  eventsPage,
  eventsParameters,
  explainParameters,
  explanation,
  leadView,
} from "../../../shared/api/lead.ts";
import { leadPage, listParameters, maxLimit } from "../../../shared/api/leadList.ts";
import { decodeCursor, encodeCursor } from "../../leads/cursor.ts";
import { filterOf } from "../../leads/leadFilter.ts";
import { explainLead, explainLeadAt } from "../../leads/readLead.ts";
import { onlyFields, toApiLead } from "../../leads/toApiLead.ts";
import { cursorOf } from "../../ports/leadOrder.ts";
import type { Route } from "../definition.ts";
import { problem } from "../middleware/problem.ts";
import { leadId } from "../pathParameter.ts";
import { route } from "../route.ts";

/** Lists of leads, and one lead: its score, the reasons for it, and its events. */
export const leadRoutes: readonly Route[] = [
  route({
    method: "get",
    path: "/v1/leads",
    id: "listLeads",
    summary: "Lists leads: filtered, sorted, page by page",
    access: { scope: "read" },
    query: listParameters,
    answers: { 200: { description: "A page", schema: leadPage } },
    async handle({ c, site, query, ports, json }) {
      const { sort, limit, fields, cursor } = query;
      const filter = filterOf(query);
      const place = cursor === undefined ? null : decodeCursor(cursor, { filter, sort });
      if (place?.ok === false) {
        const detail =
          place.reason === "unreadable"
            ? "cursor: must be `next` of the page before"
            : "cursor: belongs to another filter or sort; start again without it";
        return problem(c, "invalid-parameter", { detail });
      }
      const after = place?.value ?? null;
      // One lead more than the page shows whether there is a next page.
      const [found, { model }] = await Promise.all([
        ports.leads.list({ site, filter, sort, limit: limit + 1, after }),
        ports.models.published(site),
      ]);
      const rows = found.slice(0, limit);
      const last = found.length > limit ? rows.at(-1) : undefined;
      return json(200, {
        leads: rows.map((row) => onlyFields(toApiLead(row, model), fields)),
        next: last === undefined ? null : encodeCursor(cursorOf(last, sort), { filter, sort }),
      });
    },
  }),

  route({
    method: "get",
    path: "/v1/leads/{id}",
    id: "showLead",
    summary: "Shows one lead, evaluated from its events at this moment",
    access: { scope: "read" },
    params: { id: leadId },
    answers: { 200: { description: "The lead", schema: leadView } },
    async handle({ c, site, params, ports, json }) {
      const explained = await explainLead(site, params.id, ports);
      if (explained === null) return problem(c, "unknown-lead");
      const { contributions: _, notEvaluable: __, at: ___, ...lead } = explained;
      return json(200, lead);
    },
  }),

  route({
    method: "get",
    path: "/v1/leads/{id}/explain",
    id: "explainLead",
    summary: "Explains every point of a score, now or at a time in the past",
    access: { scope: "read" },
    params: { id: leadId },
    query: explainParameters,
    answers: { 200: { description: "The lead and its contributions", schema: explanation } },
    async handle({ c, site, params, query: { at }, ports, json }) {
      const explained =
        at === undefined
          ? await explainLead(site, params.id, ports)
          : await explainLeadAt(site, params.id, at, ports);
      return explained === null ? problem(c, "unknown-lead") : json(200, explained);
    },
  }),

  route({
    method: "get",
    path: "/v1/leads/{id}/events",
    id: "listEvents",
    summary: "Lists a lead's events, newest first",
    access: { scope: "read" },
    params: { id: leadId },
    query: eventsParameters,
    answers: { 200: { description: "A page", schema: eventsPage } },
    async handle({ c, site, params: { id }, query, ports, json }) {
      const { before = Number.MAX_SAFE_INTEGER } = query;
      if ((await ports.events.siteOf(id)) !== site) return problem(c, "unknown-lead");
      const events = await ports.events.timeline(id, before, maxLimit);
      return json(200, {
        events: events.map(({ receivedAt, event }) => ({ ...event, receivedAt })),
        before: events.length === maxLimit ? (events.at(-1)?.seq ?? null) : null,
      });
    },
  }),
];
