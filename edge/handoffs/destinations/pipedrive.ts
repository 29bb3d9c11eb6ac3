import * as z from "zod";
import { destination } from "./destination.ts";
import { secretField } from "./fields.ts";
import { headlineOf, htmlOf, noteOf, reasonsOf } from "./inWords.ts";
import { Failed } from "./send.ts";

const api = "https://api.pipedrive.com/api/v2";

/** Finds the person by e-mail address, updates or adds it, and adds a task for it. */
export const pipedrive = destination({
  title: "Pipedrive",
  fields: z.strictObject({
    token: secretField,
    /** Keys (40 hex digits) of the person's custom fields; one that is left out is not written. */
    fields: z
      .strictObject({
        score: z.string().optional(),
        grade: z.string().optional(),
        tier: z.string().optional(),
        stage: z.string().optional(),
        reasons: z.string().optional(),
      })
      .default({}),
  }),
  secrets: ["token"],
  needsEmail: true,
  async perform({ key, payload, owner, now, send }, { token, fields }) {
    const headers = { "x-api-token": token };
    const ownerId = owner?.ids.pipedrive;
    const assigned = ownerId === undefined ? {} : { owner_id: ownerId };
    const values = { ...payload, reasons: reasonsOf(payload).join("\n") };
    const written = {
      custom_fields: Object.fromEntries(
        (["score", "grade", "tier", "stage", "reasons"] as const).flatMap((name) =>
          fields[name] === undefined ? [] : [[fields[name], values[name]]],
        ),
      ),
    };
    const query = new URLSearchParams({ term: payload.email ?? "", fields: "email" });
    const searched = await send(`${api}/persons/search?${query}&exact_match=true`, {
      method: "GET",
      headers,
    });
    const known = found.safeParse(searched).data?.data.items[0]?.item.id;
    const answer =
      known === undefined
        ? await send(`${api}/persons`, {
            headers,
            body: {
              name: payload.who,
              emails: [{ value: payload.email, primary: true, label: "work" }],
              ...written,
              // Only of a new person: sales may have given a known one to someone else.
              ...assigned,
            },
          })
        : await send(`${api}/persons/${known}`, { method: "PATCH", headers, body: written });
    const person = known ?? added.safeParse(answer).data?.data.id;
    if (person === undefined) throw new Failed("Pipedrive did not say which person it added.");
    await send(`${api}/activities`, {
      headers,
      body: {
        subject: headlineOf(payload),
        type: "task",
        due_date: new Date(now).toISOString().slice(0, 10),
        note: htmlOf(`${noteOf(payload)}\n\n${key}`),
        participants: [{ person_id: person, primary: true }],
        ...assigned,
      },
    });
  },
});

const found = z.object({
  data: z.object({ items: z.array(z.object({ item: z.object({ id: z.number() }) })) }),
});
const added = z.object({ data: z.object({ id: z.number() }) });
