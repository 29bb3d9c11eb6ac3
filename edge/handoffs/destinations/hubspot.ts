import * as z from "zod";
import { destination } from "./destination.ts";
import { secretField } from "./fields.ts";
import { headlineOf, htmlOf, noteOf, reasonsOf } from "./inWords.ts";
import { Failed } from "./send.ts";

const api = "https://api.hubapi.com";

/** HubSpot's own type of association between a task and a contact. */
const taskToContact = { associationCategory: "HUBSPOT_DEFINED", associationTypeId: 204 };

/**
 * Writes score and reasons to the contact with this e-mail address, creates it if need be, and adds a task.
 * The contact is first: writing it twice does no harm, while a second task would.
 */
export const hubspot = destination({
  title: "HubSpot",
  fields: z.strictObject({
    /** The token of a private app with `crm.objects.contacts.write`. */
    token: secretField,
    /** Internal names of the contact's properties; they must exist. */
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
  async perform({ key, payload, owner, now, send }, { token, properties }) {
    const headers = { authorization: `Bearer ${token}` };
    const ownerId = owner?.ids.hubspot;
    const assigned = ownerId === undefined ? {} : { hubspot_owner_id: ownerId };
    const searched = await send(`${api}/crm/v3/objects/contacts/batch/read`, {
      headers,
      body: {
        inputs: [{ id: payload.email }],
        idProperty: "email",
        properties: ["email"],
        propertiesWithHistory: [],
      },
    });
    const known = readAnswer.safeParse(searched).data?.results;
    if (known === undefined) throw new Failed("HubSpot did not say which contact it has.");
    const upserted = await send(`${api}/crm/v3/objects/contacts/batch/upsert`, {
      headers,
      body: {
        inputs: [
          {
            id: payload.email,
            idProperty: "email",
            properties: {
              email: payload.email,
              [properties.score]: String(payload.score),
              [properties.grade]: payload.grade,
              [properties.tier]: payload.tier,
              [properties.stage]: payload.stage,
              [properties.reasons]: reasonsOf(payload).join("\n"),
              // Only of a new contact: sales may have given a known one to someone else.
              ...(known.length === 0 && assigned),
            },
          },
        ],
      },
    });
    const contact = upsertAnswer.safeParse(upserted).data?.results[0]?.id;
    if (contact === undefined) throw new Failed("HubSpot did not say which contact it wrote.");
    await send(`${api}/crm/v3/objects/tasks`, {
      headers,
      body: {
        properties: {
          hs_timestamp: new Date(now).toISOString(),
          hs_task_subject: headlineOf(payload),
          // HubSpot shows it as HTML.
          hs_task_body: htmlOf(`${noteOf(payload)}\n\n${key}`),
          hs_task_status: "NOT_STARTED",
          hs_task_priority: "HIGH",
          // HubSpot's type for a task that is neither a call nor an e-mail.
          hs_task_type: "TODO",
          ...assigned,
        },
        associations: [{ to: { id: contact }, types: [taskToContact] }],
      },
    });
  },
});

const readAnswer = z.object({ results: z.array(z.unknown()) });
const upsertAnswer = z.object({ results: z.array(z.object({ id: z.string() })) });
