import { describe, expect, it } from "vitest";
import { flatFields } from "./flatFields.ts";
import { eventsOfSubmission } from "./submission.ts";

const email = "jane@acme.example";
const read = (body: unknown, settings = {}) =>
  eventsOfSubmission({ id: "form-12345", form: "form", at: 1, fields: flatFields(body) }, settings);

describe("a form in JSON", () => {
  it.each<[string, unknown]>([
    ["flat", { email, company: "Acme" }],
    ["nested", { data: { contact: { email, company: "Acme" } } }],
    ["Contact Form 7", { "your-name": "Jane", "your-email": email, "your-company": "Acme" }],
    [
      "HubSpot's list",
      {
        fields: [
          { name: "email", value: email },
          { name: "company", value: "Acme" },
        ],
      },
    ],
    [
      "HubSpot's contact",
      { vid: 1, properties: { email: { value: email, versions: [] }, company: { value: "Acme" } } },
    ],
    [
      "Elementor",
      {
        form: { id: "f1", name: "Demo" },
        fields: {
          mail_1: { id: "mail_1", type: "email", title: "Adresse", value: email, raw_value: email },
          company: { id: "company", type: "text", title: "Firma", value: "Acme" },
        },
      },
    ],
    [
      "WPForms",
      {
        fields: {
          1: { name: "Dein Postfach", value: email, type: "email", id: 1 },
          2: { name: "Company", value: "Acme", type: "text", id: 2 },
        },
      },
    ],
    [
      "Ninja Forms",
      [
        { key: "email_1", label: "Email", value: email },
        { label: "Firma", value: "Acme" },
      ],
    ],
    ["Gravity's numbers", { form_id: "3", "1.3": "Jane", 2: email, 4: "Acme" }],
    ["labels and answers", { answers: [{ question: "Your email?", answer: email }] }],
    ["lists of one", { namedValues: { "E-Mail-Adresse": [email], Firma: ["Acme"] } }],
    ["Elementor's flat form", { "form_fields[email]": email, "form_fields[company]": "Acme" }],
  ])("as %s has the address", (name, body) => {
    const events = read(body);
    if (!events.ok) throw new Error(events.reason);
    const [submit, identify] = events.value;
    expect(submit).toMatchObject({ type: "form_submit", email });
    if (/Gravity|answers/.test(name)) return;
    expect(identify).toMatchObject({ type: "identify", traits: { company: "Acme" } });
  });

  it("maps a field of a list by its name", () => {
    const body = {
      fields: [
        { name: "email", value: email },
        { name: "Wie groß?", value: "51-200" },
      ],
    };
    expect(read(body, { fields: { "Wie groß?": "companySize" } })).toMatchObject({
      value: [{}, { traits: { companySize: 51 } }],
    });
  });

  it.each<[string, unknown, string]>([
    ["no address", { Name: "Jane", Firma: "Acme" }, "in its fields (Name, Firma): say which"],
    ["two addresses", { a: email, b: "joe@acme.example" }, "in its fields (a, b)"],
    ["the site's address only", { recipient: "sales@acme.example" }, "in its fields (recipient)"],
    ["no fields", {}, "it has no fields"],
  ])("with %s is refused, and names what came", (_, body, reason) => {
    expect(read(body)).toMatchObject({ ok: false, reason: expect.stringContaining(reason) });
  });
});
