import type { z } from "zod";
import type { InboundMade, inboundOrder } from "../../../shared/api/inbound.ts";
import type { SiteKey } from "../../../shared/identity/ids.ts";
import { type FieldFault, fail, ok, type Result } from "../../../shared/result.ts";
import type { InboundSource } from "../../ports/inbound.ts";
import type { Ports } from "../../ports/ports.ts";
import { providerOf, providers } from "./providers.ts";

/**
 * Creates the URL for a vendor's webhooks, and says what to enter at the vendor.
 *
 * @param origin The Worker's origin, for the URL.
 * @returns The source, with its secret if it was made here; or the field to correct.
 */
export async function addSource(
  site: SiteKey,
  { provider: providerName, name, secret: given, settings }: z.output<typeof inboundOrder>,
  origin: string,
  { inbound, clock }: Pick<Ports, "inbound" | "clock">,
): Promise<Result<InboundMade, FieldFault>> {
  const provider = providerOf(providerName);
  if (provider === null) {
    const message = `there is no "${providerName}"; there are ${Object.keys(providers).join(", ")}`;
    return fail({ field: "provider", message });
  }
  const made = given === undefined ? (provider.makeSecret?.() ?? null) : null;
  const secret = provider.secret.safeParse(given ?? made);
  if (!secret.success) {
    return fail({ field: "secret", message: String(secret.error.issues[0]?.message) });
  }
  const id = Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, "0"),
  ).join("");
  const source = {
    id,
    provider: providerName,
    name: name ?? provider.title,
    settings,
    createdAt: clock(),
  };
  await inbound.add({ ...source, site, secret: secret.data } satisfies InboundSource);
  const query = provider.isSecretInUrl ? `?secret=${encodeURIComponent(secret.data)}` : "";
  return ok({
    ...source,
    url: `${origin}/v1/inbound/${id}${query}`,
    secret: made,
    setUp: provider.setUp,
  });
}
