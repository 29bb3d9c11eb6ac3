import * as z from "zod";
import { destination } from "./destination.ts";
import { secretField, urlField } from "./fields.ts";

/**
 * Puts the person into an audience of an e-mail tool that takes members by webhook, in the shape of
 * Mailchimp's "add or update list member": address, status, merge fields, tags.
 */
export const audience = destination({
  title: "E-mail audience",
  fields: z.strictObject({
    url: urlField,
    token: secretField.optional(),
    /** Put on the person, besides the stage. */
    tags: z.array(z.string().min(1).max(64)).max(20).default([]),
  }),
  secrets: ["token"],
  needsEmail: true,
  async perform({ key, story, send }, { url, token, tags }) {
    await send(url, {
      headers: {
        "idempotency-key": key,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: {
        email_address: story.email,
        // Nobody is subscribed by what they looked at: the tool asks for consent, or had it before.
        status_if_new: "transactional",
        merge_fields: {
          LLSCORE: story.score,
          LLGRADE: story.grade,
          LLTIER: story.tier,
          LLSTAGE: story.stage,
        },
        tags: [...tags, `leadlight-${story.stage}`],
      },
    });
  },
});
