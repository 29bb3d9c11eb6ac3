import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Locked } from "../ports/locked.ts";
import { createVault, type VaultSecrets } from "./vault.ts";

const current = "0123456789abcdef0123456789abcdef";
const other = "fedcba9876543210fedcba9876543210";
const vault = createVault({ current });

describe("a vault", () => {
  it("gives back what was put in, in its own place alone", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }),
        fc.string(),
        fc.string(),
        async (secret, place, elsewhere) => {
          const kept = await vault.seal(secret, place);
          expect(await vault.open(kept, place)).toEqual({ secret, isCurrent: true });
          if (elsewhere === place) return;
          await expect(vault.open(kept, elsewhere)).rejects.toThrow("belongs to another row");
        },
      ),
    );
  });

  it("opens nothing that was changed, at whatever place", async () => {
    const kept = await vault.seal("pat-0123456789", "row 1");
    await fc.assert(
      fc.asyncProperty(
        fc.nat(kept.length - 1),
        fc.constantFrom("A", "q", "0", ":"),
        async (at, to) => {
          const changed = kept.slice(0, at) + to + kept.slice(at + 1);
          if (changed === kept) return;
          const opened = await vault.open(changed, "row 1").catch((error) => error);
          // Without its head it is no sealed value, and says nothing.
          if (!(opened instanceof Locked))
            expect(opened).toEqual({ secret: changed, isCurrent: false });
        },
      ),
    );
  });

  it("shows neither the secret nor that two are the same", async () => {
    const [one, same] = [
      await vault.seal("pat-secret", "row"),
      await vault.seal("pat-secret", "row"),
    ];
    expect(one).toMatch(/^sealed:v1:[0-9a-f]{8}:[\w-]+=*$/);
    expect(atob(one.split(":")[3]?.replaceAll("-", "+").replaceAll("_", "/") ?? "")).not.toContain(
      "pat",
    );
    expect(same).not.toBe(one);
  });

  it("takes what was kept before there was a vault as it is", async () => {
    const plain = { secret: "whsec_plain", isCurrent: false };
    expect(await vault.open("whsec_plain", "row")).toEqual(plain);
    expect(await createVault({ current: undefined }).open("whsec_plain", "row")).toEqual(plain);
  });

  it("opens with the key before, and seals with the new one", async () => {
    const kept = await vault.seal("pat-secret", "row");
    const rotated = createVault({ current: other, before: current });
    expect(await rotated.open(kept, "row")).toEqual({ secret: "pat-secret", isCurrent: false });
    const anew = await rotated.seal("pat-secret", "row");
    expect(await createVault({ current: other }).open(anew, "row")).toMatchObject({
      isCurrent: true,
    });
  });

  it.each<[string, VaultSecrets, string]>([
    ["no key", { current: undefined }, "no ENCRYPTION_KEY"],
    ["another key", { current: other }, "set that one as ENCRYPTION_KEY_BEFORE"],
    ["a key that is too short", { current: "password" }, "too short: 32 characters or more"],
  ])("says what to do with %s", async (_, secrets, says) => {
    const kept = await vault.seal("pat-secret", "row");
    const locked = await createVault(secrets)
      .open(kept, "row")
      .catch((error) => error);
    expect(locked).toBeInstanceOf(Locked);
    expect([locked.message.includes(says), locked.needsKey]).toEqual([true, true]);
  });

  it("seals nothing without a key", async () => {
    const without = createVault({ current: undefined });
    expect(without.canSeal).toBe(false);
    await expect(without.seal("pat-secret", "row")).rejects.toThrow("no ENCRYPTION_KEY");
  });
});
