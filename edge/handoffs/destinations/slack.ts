import * as z from "zod";
import type { Person } from "../../../shared/handoffs/rules.ts";
import type { HandoffPayload } from "../handoffPayload.ts";
import { destination } from "./destination.ts";
import { urlField } from "./fields.ts";
import { detailOf, headlineOf, pagesOf, reasonsOf } from "./inWords.ts";

/** A message in a channel, by an incoming webhook. */
export const slack = destination({
  title: "Slack",
  fields: z.strictObject({
    /** The URL of an incoming webhook: anyone who has it can post. */
    url: urlField,
  }),
  secrets: ["url"],
  needsEmail: false,
  async perform({ payload, owner, send }, { url }) {
    await send(url, { body: slackMessage(payload, owner) });
  },
});

/** Block Kit takes 3,000 characters in a text, 150 in a header. */
const maxText = 2_900;

/** Who, points, reasons, recent pages and a link to the lead: readable at a glance. */
function slackMessage(payload: HandoffPayload, owner: Person | null) {
  const headline = headlineOf(payload);
  const forWhom = owner === null ? "" : ` · owner: ${mentionOf(owner)}`;
  return {
    // The text of the notification.
    text: escaped(`${headline} · ${detailOf(payload)}`),
    unfurl_links: false,
    blocks: [
      { type: "header", text: { type: "plain_text", text: headline.slice(0, 150), emoji: false } },
      section(`${escaped(detailOf(payload))}${forWhom}`),
      ...listed("Why", reasonsOf(payload)),
      ...listed("Recent pages", pagesOf(payload)),
      {
        type: "context",
        elements: [
          {
            type: "mrkdwn",
            text: escaped(
              [payload.email, payload.company, payload.country]
                .filter((one) => one !== null)
                .join(" · "),
            ),
          },
        ].filter(({ text }) => text !== ""),
      },
      {
        type: "actions",
        elements: [
          {
            type: "button",
            text: { type: "plain_text", text: "Open lead" },
            url: payload.url,
            style: "primary",
          },
        ],
      },
    ].filter((block) => !("elements" in block) || (block.elements?.length ?? 0) > 0),
  };
}

const section = (text: string) => ({
  type: "section",
  text: { type: "mrkdwn", text: text.slice(0, maxText) },
});

const listed = (title: string, lines: readonly string[]) =>
  lines.length === 0
    ? []
    : [section([`*${title}*`, ...lines.map((line) => `• ${escaped(line)}`)].join("\n"))];

const mentionOf = ({ ids, name, email }: Person): string =>
  ids.slack === undefined ? escaped(name ?? email) : `<@${ids.slack.replace(/[^A-Z0-9]/gi, "")}>`;

/** Text of visitors must not mention a channel or make a link: Slack reads these three characters. */
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
