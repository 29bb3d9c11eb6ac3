import { describe, expect, it } from "vitest";
import type { Scope } from "../../../shared/api/scope.ts";
import { createConsole, textOf, view, visitorOf } from "../console.fixture.ts";

const lead = visitorOf(1);
const page = `/console/leads/${lead}`;

async function open(scopes: readonly Scope[] | null = null) {
  const console_ = createConsole();
  const { world } = console_;
  world.apiKeys = world.apiKeys.map((key) => ({ ...key, scopes }));
  await console_.collect(lead, [view("/pricing"), view("/demo")]);
  const { get, post } = await console_.visitor();
  return { get, post, read: async (path: string) => textOf(await (await get(path)).text()) };
}

describe("deleting a contact", () => {
  it("asks first, lists what is deleted and what is not, and then deletes it", async () => {
    const { get, post, read } = await open();
    expect(await read(page)).toContain("Delete contact…");
    const asked = await read(`${page}/erase`);
    expect(asked).toContain("1 device, 1 visit with every event");
    expect(asked).toContain("such as your CRM, keep their data");
    expect(await read(page)).toContain("adds up to");
    const answer = await post(`${page}/erase`, {});
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/console/leads"]);
    expect((await get(page)).status).toBe(404);
  });

  it("needs a key with the scope privacy", async () => {
    const { get, post, read } = await open(["read", "write"]);
    expect(await read(page)).not.toContain("Delete contact");
    expect((await get(`${page}/erase`)).status).toBe(403);
    expect((await post(`${page}/erase`, {})).status).toBe(403);
    expect((await get(page)).status).toBe(200);
  });
});
