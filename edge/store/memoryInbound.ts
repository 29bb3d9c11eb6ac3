import type { InboundSource, InboundStore } from "../inbound/ports.ts";

/** Inbound sources in memory, for tests: the same contract as D1 (`inbound.contract.ts`). */
export function createMemoryInbound(): InboundStore {
  const sources = new Map<string, InboundSource>();
  return {
    find: async (id) => sources.get(id) ?? null,
    list: async (site) =>
      [...sources.values()]
        .filter((source) => source.site === site)
        .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1)),
    add: async (source) => {
      sources.set(source.id, source);
    },
    reseal: async (id, before, after) => {
      const source = sources.get(id);
      if (source?.secret === before) sources.set(id, { ...source, secret: after });
    },
    remove: async (site, id) => sources.get(id)?.site === site && sources.delete(id),
  };
}
