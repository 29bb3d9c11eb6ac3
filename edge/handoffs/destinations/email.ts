import { html } from "hono/html";
import * as z from "zod";
import { destination } from "./destination.ts";
import { headlineOf, noteOf, pagesOf, reasonsOf, standingOf } from "./inWords.ts";
import { Failed } from "./send.ts";

/** A mail with Cloudflare's `send_email` binding: to one address, or to whoever owns the lead. */
export const email = destination({
  title: "E-mail",
  fields: z.strictObject({
    /** Of a domain that may send with the binding. */
    from: z.email(),
    /** Without it, the owner. */
    to: z.email().optional(),
  }),
  secrets: [],
  needsEmail: false,
  async perform({ key, story, owner, sendMail }, { from, to }) {
    const recipient = to ?? owner?.email;
    if (sendMail === null) {
      throw new Failed(
        "The Worker has no send_email binding named EMAIL: see docs/handoffs.md.",
        "never",
      );
    }
    if (recipient === undefined) {
      throw new Failed(
        "Nobody to write to: give the destination `to`, or the rule an owner.",
        "never",
      );
    }
    const item = (line: string) => html`<li>${line}</li>`;
    const page = await html`<h1>${headlineOf(story)}</h1>
<p>${standingOf(story)}</p>
<h2>Why</h2>
<ul>${reasonsOf(story).map(item)}</ul>
<h2>Looked at</h2>
<ul>${pagesOf(story).map(item)}</ul>
<p><a href="${story.url}">Open the lead</a></p>`;
    try {
      await sendMail({
        from,
        to: recipient,
        subject: headlineOf(story).slice(0, 150),
        text: noteOf(story),
        html: String(page),
        headers: { "X-Leadlight-Delivery": key },
      });
    } catch {
      throw new Failed(
        "The mail was not taken: check its sender and that it may write to this address.",
      );
    }
  },
});
