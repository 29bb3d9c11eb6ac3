import type { Story } from "../handoffPayload.ts";

/** e.g. `Jane Doe entered MQL at Acme`. */
export const headlineOf = ({ who, stage, site }: Story): string =>
  `${who} is ${stage} at ${site.name}`;

/** e.g. `75 points (score 60, fit 15), grade B, hot, urgent`. */
export const standingOf = ({ total, score, fit, grade, tier, priority }: Story): string =>
  [`${total} points (score ${score}, fit ${fit})`, `grade ${grade}`, tier, priority]
    .filter((part) => part !== null)
    .join(", ");

/** Why, a line for each reason, e.g. `+25 Viewed the pricing page: /pricing, 3 times`. */
export const reasonsOf = ({ reasons }: Story): string[] =>
  reasons.map(({ points, title, reason }) => `+${points} ${title}${reason && `: ${reason}`}`);

/** What they looked at, newest first, e.g. `/pricing (3 times)`. */
export const pagesOf = ({ pages }: Story): string[] =>
  pages.map(({ path, views }) => (views === 1 ? path : `${path} (${views} times)`));

/** All of it as plain text: for notes and tasks in a CRM. */
export const noteOf = (story: Story): string =>
  [
    standingOf(story),
    "",
    "Why:",
    ...reasonsOf(story).map((line) => `- ${line}`),
    "",
    "Looked at:",
    ...pagesOf(story).map((line) => `- ${line}`),
    "",
    story.url,
  ].join("\n");
