import { describe, expect, it } from "vitest";
import type { SiteKey } from "../../shared/identity/ids.ts";
import { createMemoryInbound } from "../adapters/contracts/memoryInbound.ts";
import type { InboundSource } from "../ports/inbound.ts";
import { sealedInbound } from "./sealedInbound.ts";
import { createVault } from "./vault.ts";

const current = "0123456789abcdef0123456789abcdef";
const next = "fedcba9876543210fedcba9876543210";
const source: InboundSource = {
  ...{ id: "a".repeat(24), site: "demo" as SiteKey, provider: "mailgun", name: "Mail" },
  ...{ secret: "key-0123456789", settings: {}, createdAt: 1 },
};

describe("sealed inbound sources", () => {
  it("seal anew what was kept open, or under the key before, when it is asked for", async () => {
    const store = createMemoryInbound();
    await store.add(source);
    const kept = async () => (await store.find(source.id))?.secret ?? "";
    const openedBy = (secrets: { current: string; before?: string }) =>
      sealedInbound(store, createVault(secrets)).find(source.id);

    expect(await openedBy({ current })).toEqual(source);
    const sealed = await kept();
    expect(sealed).toMatch(/^sealed:/);
    expect(await openedBy({ current })).toEqual(source);
    expect(await kept()).toBe(sealed);

    expect(await openedBy({ current: next, before: current })).toEqual(source);
    expect(await kept()).not.toBe(sealed);
    expect(await openedBy({ current: next })).toEqual(source);
  });

  it("stay as they are where there is no key, and none can be added", async () => {
    const store = createMemoryInbound();
    await store.add(source);
    const without = sealedInbound(store, createVault({ current: undefined }));
    expect(await without.find(source.id)).toEqual(source);
    expect(await store.find(source.id)).toEqual(source);
    await expect(without.add(source)).rejects.toThrow("no ENCRYPTION_KEY");
  });
});
