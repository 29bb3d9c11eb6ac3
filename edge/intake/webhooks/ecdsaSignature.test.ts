import fc from "fast-check";
import { expect, it } from "vitest";
import { derOf } from "../../../test/workerd/webhooks.ts";
import { rawSignature } from "./ecdsaSignature.ts";

/** 32 bytes of a number above 0, sometimes a small one. */
const number = fc
  .tuple(
    fc.uint8Array({ minLength: 32, maxLength: 32 }),
    fc.nat(31),
    fc.integer({ min: 1, max: 255 }),
  )
  .map(([bytes, zeros, first]) => {
    const shifted = bytes.map((byte, at) => (at < zeros ? 0 : byte));
    shifted[zeros] = first;
    return shifted;
  });

it("reads r and s from DER, whatever their lengths and first bits", () => {
  fc.assert(
    fc.property(number, number, (r, s) => {
      const raw = Uint8Array.from([...r, ...s]);
      expect(rawSignature(derOf(raw))).toEqual(raw);
    }),
  );
});

it("returns null, and never throws, for DER that is cut off or too long, and for other bytes", () => {
  fc.assert(
    fc.property(
      number,
      number,
      fc.nat(71),
      fc.uint8Array({ maxLength: 80 }),
      (r, s, cut, noise) => {
        const der = derOf(Uint8Array.from([...r, ...s]));
        expect(rawSignature(der.subarray(0, Math.min(cut, der.length - 1)))).toBeNull();
        expect(rawSignature(Uint8Array.from([...der, 0]))).toBeNull();
        expect([null, 64]).toContain(rawSignature(noise)?.length ?? null);
      },
    ),
  );
});
