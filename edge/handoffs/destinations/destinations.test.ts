import { describe, expect, it } from "vitest";
import * as z from "zod";
import vendors from "../../../test/handoffs/vendors.json" with { type: "json" };
import type { HandoffPayload } from "../handoffPayload.ts";
import { type DestinationConfig, fieldsOf } from "./destinations.ts";
import { createSend } from "./send.ts";
import { slackMessage } from "./slack.ts";

const now = Date.UTC(2026, 10, 18, 11);
const key = `${"a".repeat(32)}-1-crm`;
const payload = {
  ...{ lead: "a".repeat(32), site: { key: "demo", name: "Demo & Sons" }, stage: "SQL", episode: 1 },
  enteredAt: new Date(now).toISOString(),
  ...{ who: "Jane <!channel> Doe", email: "jane@acme.example", company: "Acme", country: "NL" },
  traits: { email: "jane@acme.example" },
  ...{ score: 60.5, fit: 15, total: 75.5, grade: "B", tier: "hot", priority: "urgent" },
  owner: { email: "ann@x.example", name: "Ann" },
  reasons: [{ title: "Viewed the pricing page", points: 25, reason: "/pricing, 3 times" }],
  pages: [{ path: "/pricing", views: 3, lastAt: new Date(now).toISOString() }],
  url: "https://edge.example/console/leads/a",
} as unknown as HandoffPayload;
const owner = {
  email: "ann@x.example",
  name: "Ann",
  ids: { slack: "U1", hubspot: "11", salesforce: "005", pipedrive: 12 },
};

interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Headers;
  readonly body: unknown;
}

/** Runs a destination; its requests get `answers`, one after another. */
async function perform(config: DestinationConfig, answers: readonly unknown[], given = payload) {
  const asked: SentRequest[] = [];
  const mails: unknown[] = [];
  const checked = fieldsOf(config, "crm");
  if (!checked.ok) throw new Error(JSON.stringify(checked.faults));
  const send = createSend(async (request) => {
    const text = await request.text();
    const { method, url, headers } = request;
    const isJson = headers.get("content-type") === "application/json";
    asked.push({ method, url, headers, body: isJson ? JSON.parse(text) : text });
    return Response.json(answers[asked.length - 1] ?? {});
  });
  const sendMail = async (mail: unknown) => {
    mails.push(mail);
  };
  await checked.kind.perform({ key, payload: given, owner, now, send, sendMail }, checked.fields);
  return { asked, mails };
}

const crms = {
  hubspot: { type: "hubspot", token: "pat-na1-12345678" },
  pipedrive: { type: "pipedrive", token: "12345678", fields: { score: "f".repeat(40) } },
};

describe.each(Object.entries(crms))("%s", (name, config) => {
  const { requests } = vendors[name as keyof typeof crms];

  it("gets requests that fit the vendor's published description, and no others", async () => {
    const { asked } = await perform(
      config,
      requests.map(({ answer }) => answer),
    );
    expect(asked.map(({ method }) => method)).toEqual(requests.map(({ method }) => method));
    for (const [index, { url, headers, body }] of asked.entries()) {
      const {
        url: pattern,
        header,
        body: schema,
      } = requests[index] as {
        url: string;
        header: string;
        body?: z.core.JSONSchema.BaseSchema;
      };
      expect(url).toMatch(new RegExp(pattern));
      expect(headers.get(header)).toContain("12345678");
      if (schema !== undefined) z.fromJSONSchema(schema).parse(body);
    }
    const sent = JSON.stringify(asked.map(({ body }) => body));
    for (const part of ["jane@acme.example", "60.5", "Viewed the pricing page", key]) {
      expect(sent).toContain(part);
    }
  });

  it("is tried again when its answer has no id", async () => {
    await expect(perform(config, [])).rejects.toThrow(/did not say which/);
  });
});

it.each([
  [[], true],
  [[{ id: "501" }], false],
])("hubspot sets the owner of a new contact only: %j", async (results, expected) => {
  const { asked } = await perform(crms.hubspot, [{ results }, { results: [{ id: "501" }] }]);
  expect(asked[1]?.body).toHaveProperty("inputs");
  expect(JSON.stringify(asked[1]?.body).includes("hubspot_owner_id")).toBe(expected);
});

it("pipedrive updates the person that it found", async () => {
  const found = { data: { items: [{ item: { id: 77 } }] } };
  const { asked } = await perform(crms.pipedrive, [found]);
  expect(asked[1]).toMatchObject({
    method: "PATCH",
    url: "https://api.pipedrive.com/api/v2/persons/77",
    body: { custom_fields: { ["f".repeat(40)]: 60.5 } },
  });
  expect(asked[1]?.body).not.toHaveProperty("owner_id");
  expect(asked[2]?.body).toMatchObject({ participants: [{ person_id: 77, primary: true }] });
});

describe("salesforce", () => {
  const config = {
    ...{ type: "salesforce", instance: "https://acme.my.salesforce.com" },
    ...{ clientId: "client-1234", clientSecret: "secret-1234" },
  };
  const part = (referenceId: string, httpStatusCode: number) => ({ referenceId, httpStatusCode });

  it("upserts person and task in one request, by our external ids", async () => {
    const done = { compositeResponse: [part("person", 200), part("task", 201)] };
    const { asked } = await perform(config, [{ access_token: "token" }, { totalSize: 0 }, done]);
    expect(asked[0]?.body).toContain("grant_type=client_credentials");
    expect(asked[2]).toMatchObject({
      url: "https://acme.my.salesforce.com/services/data/v62.0/composite",
      body: {
        allOrNone: true,
        compositeRequest: [
          {
            method: "PATCH",
            url: `/services/data/v62.0/sobjects/Lead/Leadlight_Lead__c/${payload.lead}`,
            body: { Email: "jane@acme.example", Leadlight_Score__c: 60.5, OwnerId: "005" },
          },
          {
            method: "PATCH",
            url: `/services/data/v62.0/sobjects/Task/Leadlight_Delivery__c/${key}`,
            body: { WhoId: "@{person.id}", Priority: "High" },
          },
        ],
      },
    });
    expect(asked[2]?.headers.get("authorization")).toBe("Bearer token");
  });

  it("leaves the owner of a lead that exists", async () => {
    const done = { compositeResponse: [part("person", 200), part("task", 201)] };
    const { asked } = await perform(config, [{ access_token: "token" }, { totalSize: 1 }, done]);
    expect(asked[2]?.body).toMatchObject({
      compositeRequest: [
        { body: expect.not.objectContaining({ OwnerId: "005" }) },
        { body: { OwnerId: "005" } },
      ],
    });
  });

  it("finds a failure inside a 200", async () => {
    const failed = { compositeResponse: [part("person", 400), part("task", 400)] };
    await expect(
      perform(config, [{ access_token: "token" }, { totalSize: 0 }, failed]),
    ).rejects.toThrow("Salesforce did not take the person (400): check its fields and rights.");
  });
});

it("slack gets who, why, recent pages and a link to the lead, and no accidental mention", async () => {
  const { asked } = await perform(
    { type: "slack", url: "https://hooks.slack.com/services/T/B/x" },
    [],
  );
  const [message] = asked.map(({ body }) => body as { text: string; blocks: { type: string }[] });
  const { text, blocks } = message ?? { text: "", blocks: [] };
  expect(text).toContain("New SQL: Jane &lt;!channel&gt; Doe, 75.5 points (hot) · Demo &amp; Sons");
  expect(blocks.map(({ type }) => type)).toEqual([
    ...["header", "section", "section", "section", "context", "actions"],
  ]);
  const all = JSON.stringify(blocks.slice(1));
  for (const part of ["<@U1>", "+25 Viewed the pricing page", "/pricing (3 times)", payload.url]) {
    expect(all).toContain(part);
  }
  expect(all).not.toContain("<!channel>");
});

it("slack shows text as it was typed, and cuts it before it is escaped", async () => {
  const long = { ...payload, who: "&".repeat(5_000), email: "<".repeat(5_000) };
  const message = slackMessage(long, null);
  const texts = JSON.stringify(message).match(/(?<="text":")[^"]*/g) ?? [];
  for (const text of texts) {
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text).not.toMatch(/&(?!amp;|lt;|gt;)[a-z]/);
  }
  expect(message.text).toMatch(/&amp;$/);
  const marked = JSON.stringify(message).match(/"type":"mrkdwn"/g);
  expect(JSON.stringify(message).match(/"verbatim":true/g)).toHaveLength(marked?.length ?? 0);
});

it.each(["hubspot", "pipedrive"] as const)(
  "%s gets a note in which visitors' text is no markup",
  async (name) => {
    const answers = vendors[name].requests.map(({ answer }) => answer);
    const hostile = { ...payload, pages: [{ path: "/<img src=x>&amp;", views: 1, lastAt: "" }] };
    const { asked } = await perform(crms[name], answers, hostile as HandoffPayload);
    const all = JSON.stringify(asked.map(({ body }) => body));
    expect(all).toContain("/&lt;img src=x&gt;&amp;amp;");
    expect(all).not.toContain("<img");
  },
);

it("e-mail goes to the owner when no recipient is set, and escapes the text of visitors", async () => {
  const { mails } = await perform({ type: "email", from: "leads@x.example" }, []);
  expect(mails).toMatchObject([
    {
      to: "ann@x.example",
      from: "leads@x.example",
      subject: "New SQL: Jane <!channel> Doe, 75.5 points (hot)",
      headers: { "X-Leadlight-Delivery": key },
    },
  ]);
  const [{ html }] = mails as [{ html: string }];
  expect(html).toContain("Jane &lt;!channel&gt; Doe");
  expect(html).toContain(`href="${payload.url}"`);
});

it("an audience gets the address with score and tags, and subscribes no one", async () => {
  const { asked } = await perform(
    { type: "audience", url: "https://mail.test/members", tags: ["web"] },
    [],
  );
  expect(asked[0]?.headers.get("idempotency-key")).toBe(key);
  expect(asked[0]?.body).toMatchObject({
    email_address: "jane@acme.example",
    status_if_new: "transactional",
    merge_fields: { LLSCORE: 60.5, LLSTAGE: "SQL" },
    tags: ["web", "leadlight-SQL"],
  });
});
