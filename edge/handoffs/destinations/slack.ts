import * as z from "zod";
import type { Person } from "../../../shared/handoffs/rules.ts";
import type { Story } from "../handoffPayload.ts";
import { destination } from "./destination.ts";
import { urlField } from "./fields.ts";
import { headlineOf, pagesOf, reasonsOf, standingOf } from "./inWords.ts";

/** A message in a channel, by an incoming webhook. */
export const slack = destination({
  title: "Slack",
  fields: z.strictObject({
    /** The address of an incoming webhook: who has it can post. */
    url: urlField,
  }),
  secrets: ["url"],
  needsEmail: false,
  async perform({ story, owner, send }, { url }) {
    await send(url, { body: slackMessage(story, owner) });
  },
});

/** Block Kit takes 3,000 characters in a text, 150 in a header. */
const maxText = 2_900;

/** Who, how much, why, what they looked at, and the way to the rest: readable at a glance. */
export function slackMessage(story: Story, owner: Person | null) {
  const headline = headlineOf(story);
  const forWhom = owner === null ? "" : ` · for ${mentionOf(owner)}`;
  return {
    // What a notification shows.
    text: escaped(`${headline}: ${standingOf(story)}`),
    unfurl_links: false,
    blocks: [
      { type: "header", text: { type: "plain_text", text: headline.slice(0, 150), emoji: false } },
      section(`${escaped(standingOf(story))}${forWhom}`),
      ...listed("Why", reasonsOf(story)),
      ...listed("Looked at", pagesOf(story)),
      {
        type: "context",
        elements: [
          {
            type: "mrkdwn",
            text: escaped(
              [story.email, story.company, story.country].filter((one) => one !== null).join(" · "),
            ),
          },
        ].filter(({ text }) => text !== ""),
      },
      {
        type: "actions",
        elements: [
          {
            type: "button",
            text: { type: "plain_text", text: "Open the lead" },
            url: story.url,
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

/** What visitors wrote must not mention a channel, nor be a link: Slack reads these three signs. */
const escaped = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
