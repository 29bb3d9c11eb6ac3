import { html } from "hono/html";
import * as z from "zod";
import { destination } from "./destination.ts";
import { detailOf, headlineOf, noteOf, pagesOf, reasonsOf } from "./inWords.ts";
import { Failed } from "./send.ts";

/** An e-mail by Cloudflare's `send_email` binding: to one address, or to the lead's owner. */
export const email = destination({
  title: "E-mail",
  fields: z.strictObject({
    /** An address in a domain that may send with the binding. */
    from: z.email(),
    /** By default the owner. */
    to: z.email().optional(),
  }),
  secrets: [],
  needsEmail: false,
  async perform({ key, payload, owner, sendMail }, { from, to }) {
    const recipient = to ?? owner?.email;
    if (sendMail === null) {
      throw new Failed(
        "The Worker has no send_email binding named EMAIL: see docs/handoffs.md.",
        "never",
      );
    }
    if (recipient === undefined) {
      throw new Failed("No recipient: give the destination `to`, or the rule an owner.", "never");
    }
    const item = (line: string) => html`<li>${line}</li>`;
    const page = await html`<h1>${headlineOf(payload)}</h1>
<p>${detailOf(payload)}</p>
<h2>Why</h2>
<ul>${reasonsOf(payload).map(item)}</ul>
<h2>Recent pages</h2>
<ul>${pagesOf(payload).map(item)}</ul>
<p><a href="${payload.url}">Open lead</a></p>`;
    try {
      await sendMail({
        from,
        to: recipient,
        subject: headlineOf(payload).slice(0, 150),
        text: noteOf(payload),
        html: String(page),
        headers: { "X-Leadlight-Delivery": key },
      });
    } catch {
      throw new Failed(
        "Cloudflare did not accept the e-mail: check `from`, and that the binding may write to this address.",
      );
    }
  },
});
