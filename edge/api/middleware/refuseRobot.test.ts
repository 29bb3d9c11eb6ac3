import { createExecutionContext, waitOnExecutionContext } from "cloudflare:test";
import { describe, expect, it, vi } from "vitest";
import type { VisitorId } from "../../../shared/identity/ids.ts";
import { memoryPorts } from "../../../test/workerd/memoryPorts.ts";
import { createApp } from "../../app.ts";
import type { Ports } from "../../ports/ports.ts";
import { createWriteBehind } from "../../scoring/writeBehind.ts";
import { scriptOf } from "../script.ts";

const visitor = "0123456789abcdef0123456789abcdef" as VisitorId;
const chrome = "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36";
const crawler = "Mozilla/5.0 (compatible; Googlebot/2.1; +http://www.google.com/bot.html)";

describe("a robot's beacon", () => {
  it("is refused with the reason, and nothing is stored", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const ports = memoryPorts({ countRobots: false });
    const answer = await send(ports, { "user-agent": crawler });
    expect(answer.status).toBe(403);
    expect(answer.headers.get("access-control-allow-origin")).toBe("https://www.example.com");
    expect(await answer.json()).toEqual({
      type: "urn:leadlight:problem:robot",
      title: "Robots are not counted.",
      status: 403,
      detail: 'This request looks like a robot\'s: the user agent says "Google".',
    });
    expect(await ports.events.snapshot(visitor)).toBeNull();
    expect(JSON.parse(warn.mock.lastCall?.[0])).toEqual({
      refused: "robot",
      site: "demo",
      why: 'the user agent says "Google"',
    });
    warn.mockRestore();
  });

  it("is refused when Cloudflare says so, whatever it calls itself", async () => {
    const ports = memoryPorts({ countRobots: false });
    const cf = { botManagement: { score: 2 } };
    expect((await send(ports, { "user-agent": chrome }, cf)).status).toBe(403);
    expect(await ports.events.snapshot(visitor)).toBeNull();
  });

  it("is counted where robots are", async () => {
    const ports = memoryPorts({ countRobots: true });
    expect((await send(ports, { "user-agent": crawler })).status).toBe(200);
    expect(await ports.events.snapshot(visitor)).not.toBeNull();
  });
});

describe("not refused as robots are", () => {
  it("people", async () => {
    const ports = memoryPorts({ countRobots: false });
    expect((await send(ports, { "user-agent": chrome })).status).toBe(200);
  });

  it("back ends, which send an API key: they get as far as its check", async () => {
    const ports = memoryPorts({ countRobots: false });
    const headers = { "user-agent": "curl/8.9.0", authorization: "Bearer nonsense" };
    expect((await send(ports, headers)).status).toBe(401);
  });

  it("a page that was prefetched; that is only noted", async () => {
    const warn = vi.spyOn(console, "warn").mockImplementation(() => {});
    const ports = memoryPorts({ countRobots: false });
    const headers = { "user-agent": chrome, "sec-purpose": "prefetch;prerender" };
    expect((await send(ports, headers)).status).toBe(200);
    expect(warn.mock.calls.join()).toContain("prefetched");
    warn.mockRestore();
  });
});

async function send(ports: Ports, headers: Record<string, string>, cf = {}): Promise<Response> {
  const app = createApp(
    { ...ports, writeBehind: createWriteBehind(ports.leads, ports.clock) },
    scriptOf(""),
  );
  const context = createExecutionContext();
  const occurredAt = ports.clock();
  const request = new Request("https://leadlight.test/v1/collect?site=demo", {
    method: "POST",
    headers: { origin: "https://www.example.com", "content-type": "text/plain", ...headers },
    body: JSON.stringify({
      v: 1,
      visitor,
      sentAt: occurredAt,
      events: [{ id: "event-0001", type: "page_view", occurredAt, page: { path: "/" } }],
    }),
    cf,
  });
  const answer = await app.fetch(request, {}, context);
  await waitOnExecutionContext(context);
  return answer;
}
