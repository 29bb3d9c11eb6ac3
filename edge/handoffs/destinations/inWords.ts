import type { HandoffPayload } from "../handoffPayload.ts";

/** e.g. `New MQL: Jane Doe, 76 points (hot)`. */
export const headlineOf = ({ who, stage, total, tier }: HandoffPayload): string =>
  `New ${stage}: ${who}, ${total} points (${tier})`;

/** e.g. `Demo · behavior 60, fit 15 · grade B · priority: urgent`. */
export const detailOf = ({ site, score, fit, grade, priority }: HandoffPayload): string =>
  [
    site.name,
    `behavior ${score}, fit ${fit}`,
    `grade ${grade}`,
    ...(priority === null ? [] : [`priority: ${priority}`]),
  ].join(" · ");

/** Why: a line for each reason, e.g. `+25 Viewed the pricing page: /pricing, 3 times`. */
export const reasonsOf = ({ reasons }: HandoffPayload): string[] =>
  reasons.map(({ points, title, reason }) => `+${points} ${title}${reason && `: ${reason}`}`);

/** Recent pages, newest first, e.g. `/pricing (3 times)`. */
export const pagesOf = ({ pages }: HandoffPayload): string[] =>
  pages.map(({ path, views }) => (views === 1 ? path : `${path} (${views} times)`));

/** Everything as plain text: for notes and tasks in a CRM. */
export const noteOf = (payload: HandoffPayload): string =>
  [
    detailOf(payload),
    "",
    "Why:",
    ...reasonsOf(payload).map((line) => `- ${line}`),
    "",
    "Recent pages:",
    ...pagesOf(payload).map((line) => `- ${line}`),
    "",
    payload.url,
  ].join("\n");

/** Plain text as HTML, line by line: what visitors typed is no markup. */
export const htmlOf = (text: string): string =>
  text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\n", "<br>");
