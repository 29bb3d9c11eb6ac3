import type { InboundTraffic } from "../../../shared/api/inbound.ts";
import { faultEveryMs, type InboundSource, type InboundStore } from "../../ports/inbound.ts";

/** Inbound sources in memory, for tests: the same contract as D1 (`inbound.contract.ts`). */
export function createMemoryInbound(): InboundStore {
  const sources = new Map<string, InboundSource>();
  const traffic = new Map<string, InboundTraffic>();
  const trafficOf = (id: string): InboundTraffic =>
    traffic.get(id) ?? { lastAt: null, accepted: 0, ignored: 0, refused: 0, fault: null };
  return {
    find: async (id) => sources.get(id) ?? null,
    list: async (site) =>
      [...sources.values()]
        .filter((source) => source.site === site)
        .sort((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1))
        .map((source) => ({ ...source, traffic: trafficOf(source.id) })),
    async receive(id, { at, rows, fault: detail }) {
      const before = trafficOf(id);
      const fault = detail === null ? before.fault : { at, detail };
      if (rows !== null) {
        traffic.set(id, {
          ...{ lastAt: at, fault },
          accepted: before.accepted + rows.accepted,
          ignored: before.ignored + rows.ignored,
          refused: before.refused + rows.refused,
        });
      } else if ((before.fault?.at ?? 0) <= at - faultEveryMs)
        traffic.set(id, { ...before, fault });
    },
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
