import { describe, expect, it } from "vitest";
import { testSite } from "../../adapters/contracts/memory.ts";
import { sealedInbound } from "../../secrets/sealedInbound.ts";
import { createVault } from "../../secrets/vault.ts";
import { createConsole, keys, origin, textOf } from "../console.fixture.ts";

const path = "/console/data";

async function open() {
  const console_ = createConsole();
  return { ...console_, ...(await console_.visitor(keys.demo)) };
}

describe("the page of integrations", () => {
  it("explains both ways while there is no source", async () => {
    const { read } = await open();
    const html = await read(path);
    expect(textOf(html)).toContain("Connect your tools");
    expect(html).toContain('href="/console/data/add"');
    expect(html).toContain('href="/console/data/import"');
  });

  it("adds a source of a form tool, and shows its secret once, with the steps in that tool", async () => {
    const { read, post, ports } = await open();
    expect(textOf(await read(`${path}/add`))).toContain("Typeform");
    const answer = await post(`${path}/add`, {
      ...{ provider: "typeform", name: "Demo <form>", page: "/demo" },
      fields: "Team size = companySize\r\nNotes =\r\n",
    });
    expect(answer.status).toBe(200);
    const html = await answer.text();
    const [source] = await ports.inbound.list(testSite);
    expect(source).toMatchObject({
      ...{ provider: "typeform", name: "Demo <form>" },
      settings: { page: "/demo", fields: { "Team size": "companySize", Notes: "" } },
    });
    const address = `${origin}/v1/inbound/${source?.id}`;
    for (const text of [address, source?.secret]) expect(html).toContain(`data-copy="${text}"`);
    expect(textOf(html)).toContain("Connect, Webhooks: enter the URL and, under Edit, the secret.");
    const listed = await read(path);
    expect(listed).toContain(`data-copy="${address}"`);
    expect(listed).not.toContain(source?.secret);
    expect(textOf(listed)).toContain("Demo &lt;form&gt; Typeform No events received");
  });

  it.each([
    ["sendgrid", { secret: "x" }, "secret", "It must be the Verification Key"],
    ["form", { page: "demo" }, "page", "It must be a path such as /demo."],
    ["tally", { fields: "Team size" }, "fields", "It has &quot;Team size&quot; in it"],
    ["tally", { fields: "Team size = a b" }, "fields", "It must be a trait, or empty."],
  ])("shows the error beside the field (%s, %j)", async (provider, given, field, fault) => {
    const { post, ports } = await open();
    const answer = await post(`${path}/add`, { provider, name: "Mine", ...given } as never);
    expect(answer.status).toBe(422);
    const html = await answer.text();
    expect(html).toMatch(new RegExp(`id="${field}"[^>]*aria-invalid="true"`));
    expect(html).toContain(`id="${field}-error"`);
    expect(textOf(html)).toContain(fault);
    // The form keeps what was entered.
    expect(html).toContain('value="Mine"');
    expect(await ports.inbound.list(testSite)).toEqual([]);
  });

  it("says what is missing when no secret can be stored", async () => {
    const { post, ports } = await open();
    const store = ports.inbound;
    Object.assign(ports, { inbound: sealedInbound(store, createVault({ current: undefined })) });
    const answer = await post(`${path}/add`, { provider: "tally", name: "Mine" });
    const html = await answer.text();
    expect([answer.status, textOf(html)]).toEqual([422, expect.stringContaining("ENCRYPTION_KEY")]);
    expect(html).toContain('value="Mine"');
    expect(await store.list(testSite)).toEqual([]);
  });

  it("shows how many events arrived, and why the last webhook was rejected", async () => {
    const { read, post, ports, world } = await open();
    await post(`${path}/add`, { provider: "mailchimp" });
    const [source] = await ports.inbound.list(testSite);
    const { id, secret } = source as NonNullable<typeof source>;
    await ports.inbound.receive(id, {
      ...{ at: world.nowMs - 120_000, fault: null },
      rows: { accepted: 1_204, ignored: 7, refused: 0 },
    });
    await ports.inbound.receive(id, { at: world.nowMs, rows: null, fault: "has no signature" });
    const text = textOf(await read(path));
    expect(text).toContain("2 min ago");
    expect(text).toContain("Accepted 1,204 Skipped 7 Rejected 0");
    expect(text).toContain("Rejected just now : the request has no signature.");
    // Its webhook URL contains the secret: it is not shown again.
    expect(await read(path)).not.toContain(secret);
  });

  it("removes a source only of its own site", async () => {
    const { post, ports, visitor } = await open();
    await post(`${path}/add`, { provider: "tally" });
    const [source] = await ports.inbound.list(testSite);
    const remove = `${path}/sources/${source?.id}/remove`;
    const stranger = await visitor(keys.other);
    expect((await stranger.post(remove, {})).status).toBe(404);
    expect((await post(remove, {})).headers.get("location")).toBe(path);
    expect(await ports.inbound.list(testSite)).toEqual([]);
  });

  it("answers 404 for an unknown tool", async () => {
    const { get, post } = await open();
    expect((await get(`${path}/add?provider=constructor`)).status).toBe(404);
    expect((await post(`${path}/add`, { provider: "sendgird" })).status).toBe(404);
  });
});
