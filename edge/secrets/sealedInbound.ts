import type { InboundSource, InboundStore } from "../ports/inbound.ts";
import type { Vault } from "../ports/vault.ts";

/**
 * Inbound sources whose secrets are sealed in the store. One that was kept open, or under a key before this
 * one, is sealed anew when it is asked for. Lists show no secrets: there they stay as they are kept.
 */
export const sealedInbound = (store: InboundStore, vault: Vault): InboundStore => ({
  ...store,

  async add(source) {
    await store.add({ ...source, secret: await vault.seal(source.secret, placeOf(source)) });
  },

  async find(id) {
    const kept = await store.find(id);
    if (kept === null) return null;
    const { secret, isCurrent } = await vault.open(kept.secret, placeOf(kept));
    if (!isCurrent && vault.canSeal) {
      await store.reseal(id, kept.secret, await vault.seal(secret, placeOf(kept)));
    }
    return { ...kept, secret };
  },
});

const placeOf = ({ id, site }: InboundSource): string => `inbound ${site} ${id}`;
