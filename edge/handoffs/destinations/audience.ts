import * as z from "zod";
import { destination } from "./destination.ts";
import { secretField, urlField } from "./fields.ts";

/**
 * Adds the person to an audience of an e-mail tool that accepts members by webhook. The body is that of
 * Mailchimp's "add or update list member": address, status, merge fields, tags.
 */
export const audience = destination({
  title: "E-mail audience",
  fields: z.strictObject({
    url: urlField,
    token: secretField.optional(),
    /** Tags to add, besides the stage's. */
    tags: z.array(z.string().min(1).max(64)).max(20).default([]),
  }),
  secrets: ["token"],
  needsEmail: true,
  async perform({ key, payload, send }, { url, token, tags }) {
    await send(url, {
      headers: {
        "idempotency-key": key,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: {
        email_address: payload.email,
        // Browsing is no consent to mailings: the tool asks for it, or has it already.
        status_if_new: "transactional",
        merge_fields: {
          LLSCORE: payload.score,
          LLGRADE: payload.grade,
          LLTIER: payload.tier,
          LLSTAGE: payload.stage,
        },
        tags: [...tags, `leadlight-${payload.stage}`],
      },
    });
  },
});
