import type { z } from "zod";
import type { InboundMade, inboundOrder } from "../../../shared/api/inbound.ts";
import type { SiteKey } from "../../../shared/identity/ids.ts";
import { type FieldFault, fail, ok, type Result } from "../../../shared/result.ts";
import type { InboundSource } from "../../ports/inbound.ts";
import type { Ports } from "../../ports/ports.ts";
import { providerOf, providers } from "./providers.ts";

/**
 * Makes an address for a vendor's webhooks, and says what is to be entered there.
 *
 * @param origin Where this Worker was reached: where the address leads.
 * @returns The source, with its secret if it was made here; or the field to correct.
 */
export async function addSource(
  site: SiteKey,
  { provider: word, name, secret: given, settings }: z.output<typeof inboundOrder>,
  origin: string,
  { inbound, clock }: Pick<Ports, "inbound" | "clock">,
): Promise<Result<InboundMade, FieldFault>> {
  const provider = providerOf(word);
  if (provider === null) {
    const message = `there is no "${word}"; there are ${Object.keys(providers).join(", ")}`;
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
  const source = { id, provider: word, name: name ?? provider.title, settings, createdAt: clock() };
  await inbound.add({ ...source, site, secret: secret.data } satisfies InboundSource);
  const query = provider.isSecretInUrl ? `?secret=${encodeURIComponent(secret.data)}` : "";
  return ok({
    ...source,
    url: `${origin}/v1/inbound/${id}${query}`,
    secret: made,
    setUp: provider.setUp,
  });
}
