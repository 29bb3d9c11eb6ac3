import { expect, it } from "vitest";
import type { VisitorId } from "../../shared/identity/ids.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { demoSite, memoryPorts } from "../../test/workerd/memoryPorts.ts";
import { collectBatch } from "../intake/beacon/collectBatch.ts";
import { explainLead } from "../leads/readLead.ts";
import { byTotal } from "../ports/leadOrder.ts";

const visitor = "d".repeat(32) as VisitorId;

it("writes the total of a disqualified lead when a second disqualify rule lowers it", async () => {
  const ports = memoryPorts();
  const document = {
    ...b2b,
    rules: [
      ...[
        { id: "left", path: "/left", points: -1_000 },
        { id: "left_too", path: "/left-too", points: -500 },
      ].map(({ id, path, points }) => ({
        ...{ id, title: id, kind: "disqualify", points, limit: "once" },
        on: { event: "page_view", object: path },
      })),
      ...b2b.rules,
    ],
  };
  const model = { document, author: "test", note: "", publishedAt: 0, restores: null };
  await ports.versions.publish(demoSite.key, model, null, false);
  const views = async (path: string) => {
    const event = { id: `event-${path}`, type: "page_view" as const, page: { path } };
    const collected = await collectBatch(
      {
        ...{ site: demoSite.key, visitor, receivedAt: ports.clock() },
        events: [{ ...event, occurredAt: ports.clock() }],
      },
      ports,
    );
    if (collected.kind === "scored") await collected.afterResponse();
    const filter = { tier: ["disqualified"] };
    const query = { site: demoSite.key, filter, sort: byTotal, limit: 9, after: null };
    return (await ports.leads.list(query)).map(({ total }) => total);
  };
  await views("/");
  expect(await views("/left")).toEqual([-995]);
  expect(await views("/left-too")).toEqual([-1_495]);
  expect(await explainLead(demoSite.key, visitor, ports)).toMatchObject({ total: -1_495 });
});
