import * as z from "zod";
import { destination } from "./destination.ts";
import { secretField, urlField } from "./fields.ts";
import { headlineOf, noteOf, reasonsOf } from "./inWords.ts";
import { Failed } from "./send.ts";

/**
 * Upserts the Lead and its Task in one composite request, which Salesforce applies whole or not at all. Both
 * have an external id of ours, so that a repeated request creates nothing twice.
 */
export const salesforce = destination({
  title: "Salesforce",
  fields: z.strictObject({
    /** e.g. `https://acme.my.salesforce.com`. */
    instance: urlField,
    /** Of a connected app with the client credentials flow. */
    clientId: secretField,
    clientSecret: secretField,
    apiVersion: z
      .string()
      .regex(/^v\d{2,3}\.0$/, "must look like v62.0")
      .default("v62.0"),
    /** API names of the fields. They must exist; the first two as unique external ids. */
    fields: z
      .strictObject({
        leadKey: z.string().default("Leadlight_Lead__c"),
        taskKey: z.string().default("Leadlight_Delivery__c"),
        score: z.string().default("Leadlight_Score__c"),
        grade: z.string().default("Leadlight_Grade__c"),
        tier: z.string().default("Leadlight_Tier__c"),
        stage: z.string().default("Leadlight_Stage__c"),
        reasons: z.string().default("Leadlight_Reasons__c"),
      })
      .prefault({}),
  }),
  secrets: ["clientSecret"],
  needsEmail: true,
  async perform({ key, payload, owner, now, send }, { instance, fields, ...config }) {
    const { origin } = new URL(instance);
    const granted = await send(`${origin}/services/oauth2/token`, {
      headers: { "content-type": "application/x-www-form-urlencoded" },
      body: new URLSearchParams({
        grant_type: "client_credentials",
        client_id: config.clientId,
        client_secret: config.clientSecret,
      }).toString(),
    });
    const token = z.object({ access_token: z.string() }).safeParse(granted).data?.access_token;
    if (token === undefined) throw new Failed("Salesforce gave no token: check the connected app.");

    const root = `/services/data/${config.apiVersion}`;
    const ownerId = owner?.ids.salesforce;
    const assigned = ownerId === undefined ? {} : { OwnerId: ownerId };
    const query = `SELECT Id FROM Lead WHERE ${fields.leadKey} = '${payload.lead}'`;
    const searched = await send(`${origin}${root}/query?${new URLSearchParams({ q: query })}`, {
      method: "GET",
      headers: { authorization: `Bearer ${token}` },
    });
    const known = found.safeParse(searched).data;
    if (known === undefined) throw new Failed("Salesforce did not say whether it has the lead.");
    const answer = await send(`${origin}${root}/composite`, {
      headers: { authorization: `Bearer ${token}` },
      body: {
        allOrNone: true,
        compositeRequest: [
          {
            method: "PATCH",
            url: `${root}/sobjects/Lead/${fields.leadKey}/${payload.lead}`,
            referenceId: "person",
            body: {
              Email: payload.email,
              // A Lead must have both.
              LastName: String(payload.traits.lastName ?? payload.who).slice(0, 80),
              Company: (payload.company ?? "unknown").slice(0, 255),
              [fields.score]: payload.score,
              [fields.grade]: payload.grade,
              [fields.tier]: payload.tier,
              [fields.stage]: payload.stage,
              [fields.reasons]: reasonsOf(payload).join("\n"),
              // Only of a new lead: sales may have given a known one to someone else.
              ...(known.totalSize === 0 && assigned),
            },
          },
          {
            method: "PATCH",
            url: `${root}/sobjects/Task/${fields.taskKey}/${key}`,
            referenceId: "task",
            body: {
              Subject: headlineOf(payload).slice(0, 255),
              Description: noteOf(payload),
              ActivityDate: new Date(now).toISOString().slice(0, 10),
              Priority: "High",
              Status: "Not Started",
              WhoId: "@{person.id}",
              ...assigned,
            },
          },
        ],
      },
    });
    // A composite request answers 200 and has the failures inside.
    const parts = composite.safeParse(answer).data?.compositeResponse ?? [];
    const failed = parts.find(({ httpStatusCode }) => httpStatusCode >= 400);
    if (parts.length === 0 || failed !== undefined) {
      throw new Failed(
        `Salesforce did not take the ${failed?.referenceId ?? "request"} (${failed?.httpStatusCode ?? "no answer"}): check its fields and rights.`,
      );
    }
  },
});

const found = z.object({ totalSize: z.number() });

const composite = z.object({
  compositeResponse: z.array(z.object({ httpStatusCode: z.number(), referenceId: z.string() })),
});
