import type { ListedLead as ApiLead, LeadField } from "../../shared/api/leadList.ts";
import type { Model } from "../../shared/model/model.ts";
import { priorityOf } from "../../shared/score/priority.ts";
import type { ListedLead } from "../ports/leads.ts";

/** A lead of a list, as the API answers with it. */
export const toApiLead = (row: ListedLead, model: Model): ApiLead => ({
  lead: row.lead,
  email: row.email,
  score: row.score,
  fit: row.fit,
  total: row.total,
  grade: row.grade,
  tier: row.tier,
  priority: priorityOf(model, row),
  stage: row.stage,
  segments: [...row.segments],
  country: row.country,
  company: row.company,
  source: row.source,
  firstSeen: row.firstSeen,
  lastSeen: row.lastSeen,
  nextChangeAt: row.nextChangeAt,
});

/** Only what was asked for, in that order. */
export const onlyFields = (
  lead: ApiLead,
  fields: readonly LeadField[] | undefined,
): Partial<ApiLead> =>
  fields === undefined ? lead : Object.fromEntries(fields.map((field) => [field, lead[field]]));
