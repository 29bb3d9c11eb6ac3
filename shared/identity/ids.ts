/** A browser's id on one site: 128 random bits as 32 lowercase hex digits. It is a bearer secret. */
export type VisitorId = string & { readonly __brand: "VisitorId" };

/** The id of one person. Events of back ends are stored under it. An anonymous visitor is a lead, too. */
export type LeadId = string & { readonly __brand: "LeadId" };

/** The public name of a tracked website, as in `data-site`. */
export type SiteKey = string & { readonly __brand: "SiteKey" };

export const VISITOR_ID_PATTERN = /^[0-9a-f]{32}$/;

/**
 * An id that events may be stored under. The edge makes ids with an ending: `-lead` for a person, `-user`
 * for one more user of a browser. They are names, not secrets: browser routes refuse them by their form.
 * An id without an ending is a browser's, or of a lead from before there were endings.
 */
export const LEAD_ID_PATTERN = /^[0-9a-f]{32}(?:-lead|-user)?$/;
export const SITE_KEY_PATTERN = /^[a-z0-9][a-z0-9-]{1,31}$/;

/** Has the form of a browser's secret. */
export const isVisitorId = (value: unknown): value is VisitorId =>
  typeof value === "string" && VISITOR_ID_PATTERN.test(value);

/** Has the form of an id that a lead, or one of its visitors, is stored under. */
export const isLeadId = (value: unknown): value is LeadId =>
  typeof value === "string" && LEAD_ID_PATTERN.test(value);

export const isSiteKey = (value: unknown): value is SiteKey =>
  typeof value === "string" && SITE_KEY_PATTERN.test(value);
