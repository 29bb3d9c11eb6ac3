import { expect, it } from "vitest";
import { memoryPorts } from "../../../test/workerd/memoryPorts.ts";
import { testSite } from "../../adapters/contracts/memory.ts";
import { catchUpProjections } from "../../jobs/catchUpProjections.ts";
import type { Ports } from "../../ports/ports.ts";
import { collectAll } from "./collectAll.ts";

const emails = ["ann@acme.example", "bob@acme.example"];

async function batchesOf({ identities, clock }: Ports) {
  const people = await identities.peopleOf(testSite, emails);
  return [...people].map(([email, lead], index) => ({
    ...{ site: testSite, visitor: lead as string as never, receivedAt: clock() },
    events: [
      {
        ...{ id: `event-${index}-${email}`, type: "form_submit" as const, form: "demo" },
        ...{ occurredAt: clock(), page: { path: "/demo" } },
      },
    ],
  }));
}

it("writes the rows of the people before it returns, and caches no tier", async () => {
  const remembered: string[] = [];
  const ports = memoryPorts();
  Object.assign(ports.tiers, { put: async (visitor: string) => remembered.push(visitor) });
  expect(await collectAll(await batchesOf(ports), ports)).toMatchObject([
    { kind: "taken" },
    { kind: "taken" },
  ]);
  expect(await ports.leads.countByTier(testSite)).not.toEqual({ cold: 2 });
  expect(Object.values(await ports.leads.countByTier(testSite))).toEqual([2]);
  expect(remembered).toEqual([]);
});

it("leaves rows that cannot be written to the sweep: the events are stored", async () => {
  const ports = memoryPorts();
  const down = { ...ports.leads, write: () => Promise.reject(new Error("D1 is down")) };
  const broken = { ...ports, leads: down };
  expect(await collectAll(await batchesOf(ports), broken)).toMatchObject([
    { kind: "taken" },
    { kind: "taken" },
  ]);
  expect(await ports.leads.countByTier(testSite)).toEqual({});
  await catchUpProjections(ports);
  expect(Object.values(await ports.leads.countByTier(testSite))).toEqual([2]);
});

it("takes nothing of another site's people, beside those that are this one's", async () => {
  const ports = memoryPorts();
  const [ann, bob] = await batchesOf(ports);
  await ports.events.append({ ...(ann as NonNullable<typeof ann>), site: "other" as never });
  expect(await collectAll([ann, bob] as never, ports)).toMatchObject([
    { kind: "visitor-of-another-site" },
    { kind: "taken" },
  ]);
});
