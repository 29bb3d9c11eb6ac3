import * as z from "zod";
import { destination } from "./destination.ts";
import { secretField } from "./fields.ts";
import { headlineOf, noteOf, reasonsOf } from "./inWords.ts";
import { Failed } from "./send.ts";

const api = "https://api.hubapi.com";

/** HubSpot's own kind of tie between a task and a contact. */
const taskToContact = { associationCategory: "HUBSPOT_DEFINED", associationTypeId: 204 };

/**
 * Writes what leadlight knows to fields of the contact, found or made by e-mail address, and creates a
 * task. The contact comes first: it may be written twice, the task should not.
 */
export const hubspot = destination({
  title: "HubSpot",
  fields: z.strictObject({
    /** Of a private app with `crm.objects.contacts.write`. */
    token: secretField,
    /** Internal names of the contact's fields; they must be there. */
    properties: z
      .strictObject({
        score: z.string().default("leadlight_score"),
        grade: z.string().default("leadlight_grade"),
        tier: z.string().default("leadlight_tier"),
        stage: z.string().default("leadlight_stage"),
        reasons: z.string().default("leadlight_reasons"),
      })
      .prefault({}),
  }),
  secrets: ["token"],
  needsEmail: true,
  async perform({ key, story, owner, now, send }, { token, properties }) {
    const headers = { authorization: `Bearer ${token}` };
    const ownerId = owner?.ids.hubspot;
    const assigned = ownerId === undefined ? {} : { hubspot_owner_id: ownerId };
    const upserted = await send(`${api}/crm/v3/objects/contacts/batch/upsert`, {
      headers,
      body: {
        inputs: [
          {
            id: story.email,
            idProperty: "email",
            properties: {
              email: story.email,
              [properties.score]: String(story.score),
              [properties.grade]: story.grade,
              [properties.tier]: story.tier,
              [properties.stage]: story.stage,
              [properties.reasons]: reasonsOf(story).join("\n"),
              ...assigned,
            },
          },
        ],
      },
    });
    const contact = answered.safeParse(upserted).data?.results[0]?.id;
    if (contact === undefined) throw new Failed("HubSpot did not say which contact it wrote.");
    await send(`${api}/crm/v3/objects/tasks`, {
      headers,
      body: {
        properties: {
          hs_timestamp: new Date(now).toISOString(),
          hs_task_subject: headlineOf(story),
          hs_task_body: `${noteOf(story)}\n\n${key}`,
          hs_task_status: "NOT_STARTED",
          hs_task_priority: "HIGH",
          // HubSpot's name for a task that is neither a call nor a mail.
          hs_task_type: "TODO",
          ...assigned,
        },
        associations: [{ to: { id: contact }, types: [taskToContact] }],
      },
    });
  },
});

const answered = z.object({ results: z.array(z.object({ id: z.string() })) });
