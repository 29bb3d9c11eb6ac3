import { describe, expect, it } from "vitest";
import { parseRules } from "../../../shared/handoffs/parseRules.ts";
import { testSite } from "../../adapters/contracts/memory.ts";
import { deliver } from "../../handoffs/deliver.ts";
import { textOfKey } from "../../handoffs/deliveryKey.ts";
import { becomesMql, person, webhookRules } from "../../handoffs/handoffs.fixture.ts";
import { routeHandoff } from "../../handoffs/routeHandoff.ts";
import type { HandoffJob } from "../../ports/handoffs.ts";
import { createConsole, keys, textOf, visitorOf } from "../console.fixture.ts";

async function open(status: number) {
  const console_ = createConsole();
  const { ports, collect, visitor } = console_;
  const parsed = parseRules(webhookRules);
  if (parsed.ok) await ports.handoffRules.save(testSite, parsed.value, 0);
  Object.assign(ports, {
    outbound: async () => new Response(status === 204 ? null : "inside", { status }),
  });
  await collect(visitorOf(1), [person("jane@acme.example"), ...becomesMql]);
  const attempt = async () => {
    for (const key of await ports.handoffs.unrouted(1e15, 9)) await routeHandoff(key, ports);
    for (const key of await ports.handoffs.due(1e15, 9)) await deliver(key, ports);
  };
  /** Signs in at the current time: a session ends after half a day. */
  const signedIn = (key = keys.demo) => visitor(key);
  return { ...console_, attempt, signedIn };
}

describe("the page of alerts", () => {
  it("links to the routing rules while there are none", async () => {
    const { read } = await createConsole().visitor();
    const text = textOf(await read("/console/handoffs"));
    expect(text).toContain("No alerts yet");
    expect(text).toContain("Set up alerts");
  });

  it("shows which lead went to which destination", async () => {
    const { attempt, signedIn } = await open(204);
    const { read } = await signedIn();
    expect(textOf(await read("/console/handoffs"))).toContain("Sending…");
    await attempt();
    const text = textOf(await read("/console/handoffs"));
    expect(text).toMatch(/jane@acme\.example MQL .* sent hook 17 Nov 2026, 09:00 UTC/);
    expect(text).toContain("Sent 1");
    expect(text).not.toContain("Send again");
  });

  it("shows a failed delivery with its reason, never the answer, and sends it again", async () => {
    const { attempt, signedIn, world, ports } = await open(500);
    for (let hour = 0; hour < 60; hour++) {
      await attempt();
      world.nowMs += 3_600_000;
    }
    const { read, post } = await signedIn();
    const html = await read("/console/handoffs?state=dead");
    expect(textOf(html)).toMatch(/failed hook after 12 attempts It answered 500\./);
    expect(html).not.toContain("inside");
    const [handoff] = await ports.handoffs.list({
      ...{ site: testSite, limit: 9, state: null, before: null },
    });
    const [delivery] = handoff?.deliveries ?? [];
    if (delivery === undefined) throw new Error("there is no delivery");
    const path = `/console/handoffs/${textOfKey(delivery)}/resend`;
    expect(html).toContain(`action="${path}"`);

    const jobs: HandoffJob[] = [];
    Object.assign(ports, {
      handoffQueue: { send: async (sent: HandoffJob[]) => jobs.push(...sent) },
    });
    // A session of another site finds nothing, and sends nothing.
    const other = await signedIn(keys.other);
    expect((await other.post(path)).status).toBe(404);
    expect(jobs).toEqual([]);

    const answer = await post(path);
    expect([answer.status, answer.headers.get("location")]).toEqual([303, "/console/handoffs"]);
    expect(jobs).toHaveLength(1);
    expect(textOf(await read("/console/handoffs"))).toContain("waiting hook");
  });

  it("redirects a mistyped address to the whole list", async () => {
    const { visitor } = await open(204);
    const { get } = await visitor();
    for (const query of ["state=lost", "cursor=x"]) {
      const answer = await get(`/console/handoffs?${query}`);
      expect(answer.headers.get("location")).toBe("/console/handoffs");
    }
  });
});
