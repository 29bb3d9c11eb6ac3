import * as z from "zod";
import type { Person } from "../../../shared/handoffs/rules.ts";
import type { HandoffPayload } from "../handoffPayload.ts";
import { destination } from "./destination.ts";
import { urlField } from "./fields.ts";
import { detailOf, headlineOf, pagesOf, reasonsOf } from "./inWords.ts";
import { cutText, slackText } from "./slackText.ts";

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

/** Block Kit takes 150 characters in a header. */
const maxHeader = 150;

/** Leaves room for the owner's name, which is part of the same text. */
const maxDetail = 2_000;

/** Room for one line of a list: five of them fit into a text. */
const maxLine = 500;

/** Who, points, reasons, recent pages and a link to the lead: readable at a glance. */
export function slackMessage(payload: HandoffPayload, owner: Person | null) {
  const headline = headlineOf(payload);
  const forWhom = owner === null ? "" : ` · owner: ${mentionOf(owner)}`;
  return {
    // The text of the notification.
    text: slackText(`${headline} · ${detailOf(payload)}`),
    unfurl_links: false,
    blocks: [
      {
        type: "header",
        text: { type: "plain_text", text: cutText(headline, maxHeader), emoji: false },
      },
      section(`${slackText(detailOf(payload), maxDetail)}${forWhom}`),
      ...listed("Why", reasonsOf(payload)),
      ...listed("Recent pages", pagesOf(payload)),
      {
        type: "context",
        elements: [
          {
            type: "mrkdwn",
            verbatim: true,
            text: slackText(
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

/** `verbatim`: Slack makes no link or mention of what looks like one. */
const section = (text: string) => ({
  type: "section",
  text: { type: "mrkdwn", text, verbatim: true },
});

const listed = (title: string, lines: readonly string[]) =>
  lines.length === 0
    ? []
    : [section([`*${title}*`, ...lines.map((line) => `• ${slackText(line, maxLine)}`)].join("\n"))];

const mentionOf = ({ ids, name, email }: Person): string =>
  ids.slack === undefined
    ? slackText(name ?? email, maxLine)
    : `<@${ids.slack.replace(/[^A-Z0-9]/gi, "")}>`;
