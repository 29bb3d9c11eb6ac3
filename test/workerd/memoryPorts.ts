import { createMemoryStore } from "../../edge/adapters/contracts/memory.ts";
import { createMemoryInbound } from "../../edge/adapters/contracts/memoryInbound.ts";
import { createMemoryModels } from "../../edge/adapters/contracts/memoryModels.ts";
import { createDatabaseWait } from "../../edge/adapters/createDatabaseWait.ts";
import { createBreaker } from "../../edge/handoffs/breaker.ts";
import { createDefaultModels } from "../../edge/models/defaultModels.ts";
import type { Ports } from "../../edge/ports/ports.ts";
import type { Site } from "../../edge/ports/sites.ts";
import { createWriteBehind } from "../../edge/scoring/writeBehind.ts";
import { createVault } from "../../edge/secrets/vault.ts";
import type { SiteKey } from "../../shared/identity/ids.ts";
import type { EdgeLead } from "../../shared/personalize/edgeLead.ts";
import type { Batch } from "../../shared/wire/batch.ts";

export const demoSite: Site = {
  key: "demo" as SiteKey,
  name: "Demo",
  origins: ["https://www.example.com", "https://*.example.org"],
  secret: "5ec7e7",
};

/** Ports in memory at a fixed time; any of them can be replaced by one that fails. */
export function memoryPorts(replaced: Partial<Ports> = {}): Ports & { readonly queued: Batch[] } {
  const tiers = new Map<string, EdgeLead>();
  const queued: Batch[] = [];
  const store = createMemoryStore();
  const ports: Omit<Ports, "writeBehind"> & { readonly queued: Batch[] } = {
    ...store,
    ...createMemoryModels(store, createDefaultModels()),
    clock: () => Date.UTC(2026, 0, 1),
    waitForDatabase: createDatabaseWait(Date.now),
    sites: { find: async (key) => (key === demoSite.key ? demoSite : null) },
    keyRates: null,
    apiKeys: { find: async () => null },
    vault: createVault({ current: "a key of tests, as long as one has to be" }),
    tiers: {
      get: async (visitor) => tiers.get(visitor) ?? null,
      put: async (visitor, known) => {
        tiers.set(visitor, known);
      },
      drop: async (visitor) => {
        tiers.delete(visitor);
      },
    },
    queue: {
      send: async (batch) => {
        queued.push(batch);
      },
    },
    ...handoffEnds(),
    inbound: createMemoryInbound(),
    // What tests send has no user agent.
    countRobots: true,
    ping: async () => {},
    queued,
    ...replaced,
  };
  return { writeBehind: createWriteBehind(ports.leads, ports.clock), ...ports };
}

/** The ends of hand-offs in tests: nothing is sent, unless a test replaces them. */
export const handoffEnds = (): Pick<
  Ports,
  "breaker" | "handoffQueue" | "outbound" | "random" | "sendMail"
> => ({
  breaker: createBreaker(Date.now),
  handoffQueue: { send: async () => {} },
  outbound: async () => new Response(null, { status: 204 }),
  sendMail: null,
  random: () => 0.5,
});
