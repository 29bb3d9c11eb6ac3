import { Webhook } from "standardwebhooks";
import { afterEach, describe, expect, it, vi } from "vitest";
import { maxAttempts } from "../../shared/handoffs/backoff.ts";
import type { RulesDocument } from "../../shared/handoffs/rules.ts";
import { b2b } from "../../shared/model/templates/b2b.ts";
import { demoSite } from "../../test/workerd/memoryPorts.ts";
import { rescoreLeads } from "../jobs/rescoreLeads.ts";
import type { DeliveryKey } from "../ports/handoffs.ts";
import { byTotal } from "../ports/leadOrder.ts";
import { createVault } from "../secrets/vault.ts";
import { deliver } from "./deliver.ts";
import {
  becomesMql,
  createHandoffs,
  person,
  receiver,
  secret,
  webhookRules,
} from "./handoffs.fixture.ts";
import { resend } from "./resend.ts";

const visitor = "0123456789abcdef0123456789abcdef";
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

async function entered(document = webhookRules) {
  const handoffs = createHandoffs();
  await handoffs.useRules(document);
  await handoffs.collect(visitor, person("jane@acme.example"), ...becomesMql);
  await handoffs.sweep();
  return handoffs;
}

describe("a hand-off", () => {
  it("reaches the receiver signed, with who, why, recent pages and a link to the console", async () => {
    const { work, received, only, ports } = await entered();
    await work();
    expect(received).toHaveLength(1);
    const [{ url, method, headers, text }] = received as [(typeof received)[0]];
    expect([url, method]).toEqual([receiver, "POST"]);
    // The library reads the machine's clock; the tests have their own.
    vi.useFakeTimers({ now: ports.clock() });
    const body = new Webhook(secret).verify(text, Object.fromEntries(headers)) as {
      data: Record<string, unknown>;
    };
    const { lead, stage } = await only();
    expect(headers.get("webhook-id")).toBe(`${lead}-1-hook`);
    expect(body).toMatchObject({
      type: "lead.stage_entered",
      data: {
        ...{ lead, stage, episode: 1, who: "jane@acme.example", email: "jane@acme.example" },
        site: { key: "demo", name: "Demo" },
        pages: [{ path: "/pricing", views: 1 }],
        url: `https://edge.example/console/leads/${lead}`,
      },
    });
    const reasons = body.data.reasons as { points: number }[];
    expect(reasons.length).toBeGreaterThan(1);
    expect(reasons.map(({ points }) => points)).toEqual(
      reasons.map(({ points }) => points).sort((a, b) => b - a),
    );
    expect((await only()).deliveries).toMatchObject([{ state: "sent", attempts: 1 }]);
  });

  it("waits for a missing encryption key, says so in its dead letter, and delays no other", async () => {
    const key = "the key that this was sealed with";
    let vault = createVault({ current: key });
    const handoffs = createHandoffs({
      vault: {
        canSeal: true,
        seal: (...asked) => vault.seal(...asked),
        open: (...asked) => vault.open(...asked),
      },
    });
    const { world, work, received, only, ports } = handoffs;
    const audience = { type: "audience", url: "https://list.test/", token: "not-sealed-at-all" };
    await handoffs.useRules({
      ...webhookRules,
      destinations: { ...webhookRules.destinations },
    });
    const saved = await ports.handoffRules.find(demoSite.key);
    if (saved === null) throw new Error("no rules");
    // Saved before secrets were sealed: needs no key.
    const destinations = { ...saved.destinations, list: audience };
    const rules = [{ title: "Everyone", when: {}, to: ["hook", "list"] }];
    await ports.handoffRules.save(demoSite.key, { ...saved, destinations, rules }, 0);
    await handoffs.collect(visitor, person("jane@acme.example"), ...becomesMql);
    await handoffs.sweep();

    vault = createVault({ current: undefined });
    await work();
    expect(received.map(({ url }) => url)).toEqual(["https://list.test/"]);
    for (let hour = 0; hour < 48; hour++) {
      world.nowMs += 3_600_000;
      await handoffs.sweep();
      await work();
    }
    const { deliveries } = await only();
    expect(deliveries).toMatchObject([
      { destination: "hook", state: "dead", attempts: maxAttempts },
      { destination: "list", state: "sent", attempts: 1 },
    ]);
    expect(deliveries[0]?.lastError).toContain(
      "Its secret cannot be opened. This Worker has no ENCRYPTION_KEY",
    );

    vault = createVault({ current: key });
    const dead = { ...(await only()), destination: "hook" };
    await resend(demoSite.key, dead, ports);
    await work();
    expect(received.map(({ url }) => url)).toEqual(["https://list.test/", receiver]);
  });

  it("Invariant 6: is sent once, when the queue delivers every message three times and the sweep queues it again", async () => {
    const { work, received, sweep } = await entered();
    await work(3);
    await sweep();
    await work(3);
    expect(received).toHaveLength(1);
  });

  it("is tried again with growing waits, one key and the same body, until the receiver accepts it", async () => {
    const handoffs = await entered();
    const { world, work, received, only } = handoffs;
    const downUntil = world.nowMs + 3_600_000;
    world.answer = async () =>
      new Response("boom", { status: world.nowMs < downUntil ? 500 : 200 });
    for (let minute = 0; minute < 150; minute++) {
      await work();
      world.nowMs += 60_000;
    }
    const [delivery] = (await only()).deliveries;
    expect(delivery).toMatchObject({ state: "sent", lastError: null });
    expect(received.length).toBeGreaterThan(5);
    expect(received.length).toBeLessThan(10);
    expect(new Set(received.map(({ headers }) => headers.get("webhook-id"))).size).toBe(1);
    expect(new Set(received.map(({ text }) => text)).size).toBe(1);
  });

  it("is a dead letter after twelve attempts, and can be sent again by hand with the same key", async () => {
    const { world, work, received, only, ports, sweep } = await entered();
    world.answer = async () => new Response("secret inside", { status: 500 });
    for (let hour = 0; hour < 60; hour++) {
      await work();
      world.nowMs += 3_600_000;
    }
    const dead = await only();
    expect(dead.deliveries).toMatchObject([
      { state: "dead", attempts: maxAttempts, lastError: "It answered 500." },
    ]);
    expect(await sweep()).toBe(0);

    world.answer = async () => new Response(null, { status: 204 });
    const key = { lead: dead.lead, episode: 1, destination: "hook" };
    await ports.handoffs.resend(dead.site, key, world.nowMs);
    await sweep();
    await work();
    expect((await only()).deliveries).toMatchObject([{ state: "sent" }]);
    expect(new Set(received.map(({ headers }) => headers.get("webhook-id"))).size).toBe(1);
  });

  it("is found by the sweep after a crash: before it was routed, and during an attempt", async () => {
    const { world, work, received, sweep, queue, only, ports } = await entered();
    // The queue loses the message.
    queue.splice(0);
    expect(await sweep()).toBe(1);
    await work();
    expect(received).toHaveLength(1);

    await ports.handoffs.resend((await only()).site, { ...(await only()), destination: "hook" }, 0);
    const { lead, stage, episode } = await only();
    // An attempt begins, and its Worker dies.
    await ports.handoffs.claim({ lead, stage, episode, destination: "hook" }, world.nowMs, 60_000);
    expect(await sweep()).toBe(0);
    expect(await sweep()).toBe(1);
    await work();
    expect(received).toHaveLength(2);
    expect((await only()).deliveries).toMatchObject([{ state: "sent" }]);
  });

  it("stays in the queue when D1 fails", async () => {
    const handoffs = await entered();
    const find = vi.spyOn(handoffs.ports.handoffs, "find");
    vi.spyOn(console, "error").mockImplementation(() => {});
    find.mockRejectedValueOnce(new Error("D1 is down"));
    await handoffs.work();
    expect(handoffs.retries).toHaveLength(1);
    expect(handoffs.received).toHaveLength(0);
  });
});

describe("a destination", () => {
  it.each<[string, () => Response | Promise<Response>, string]>([
    [
      "redirects to this machine",
      () => new Response(null, { status: 302, headers: { location: "http://127.0.0.1/" } }),
      "It answered with a redirect (302), which is not followed: enter the URL that it leads to.",
    ],
    [
      "answers 500 with secrets in the body",
      () => new Response("password: hunter2", { status: 500 }),
      "It answered 500.",
    ],
    [
      "refuses the key",
      () => new Response(null, { status: 401 }),
      "It answered 401: check its key or token.",
    ],
    [
      "cannot be reached",
      () => Promise.reject(new Error("ECONNREFUSED 10.0.0.1")),
      "It could not be reached.",
    ],
  ])("that %s is reported in our own words, and tried again", async (_, answer, error) => {
    const { world, work, only } = await entered();
    world.answer = async () => answer();
    await work();
    expect((await only()).deliveries).toMatchObject([
      { state: "waiting", attempts: 1, lastError: error },
    ]);
  });

  it("that answers 200 with HTML has accepted it", async () => {
    const { world, work, only } = await entered();
    world.answer = async () =>
      new Response("<html>hello</html>", { headers: { "content-type": "text/html" } });
    await work();
    expect((await only()).deliveries).toMatchObject([{ state: "sent" }]);
  });

  it("that says how long to wait is not tried earlier", async () => {
    const { world, work, only } = await entered();
    world.answer = async () =>
      new Response(null, { status: 429, headers: { "retry-after": "3600" } });
    await work();
    const [delivery] = (await only()).deliveries;
    expect(delivery?.lastError).toBe("It answered 429: too many requests.");
    expect(delivery?.dueAt).toBe(world.nowMs + 3_600_000);
  });

  it("that hangs is given up after ten seconds, and delays no other", async () => {
    const handoffs = await entered({
      ...webhookRules,
      destinations: {
        hook: { ...webhookRules.destinations.hook },
        stuck: { type: "webhook", url: "https://stuck.test/hook", secret },
      },
      rules: [{ title: "Both", to: ["stuck", "hook"] }],
    } as typeof webhookRules);
    const { world, work, list, received } = handoffs;
    world.answer = ({ url }) =>
      url.includes("stuck")
        ? new Promise<never>(() => {})
        : Promise.resolve(new Response(null, { status: 204 }));
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    const working = work();
    const states = async () =>
      (await list()).flatMap(({ deliveries }) => deliveries.map(({ state }) => state)).sort();
    await vi.advanceTimersByTimeAsync(100);
    expect(received).toHaveLength(2);
    expect(await states()).toEqual(["sent", "waiting"]);
    await vi.advanceTimersByTimeAsync(10_000);
    await working;
    const deliveries = (await list())[0]?.deliveries ?? [];
    expect(deliveries.find(({ destination }) => destination === "stuck")).toMatchObject({
      state: "waiting",
      lastError: "It did not answer within 10 s.",
    });
  });

  it("that hangs three times is skipped for a while, and no delivery loses an attempt", async () => {
    const handoffs = createHandoffs();
    await handoffs.useRules(webhookRules);
    const { world, work, list, received, sweep } = handoffs;
    world.answer = () => new Promise<never>(() => {});
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    for (const digit of ["a", "b", "c", "d"]) {
      await handoffs.collect(digit.repeat(32), ...becomesMql);
      await sweep();
      const working = work();
      await vi.advanceTimersByTimeAsync(10_000);
      await working;
      world.nowMs -= 61_000;
    }
    expect(received).toHaveLength(3);
    const deliveries = (await list()).flatMap((one) => one.deliveries);
    expect(deliveries.map(({ attempts }) => attempts).sort()).toEqual([0, 1, 1, 1]);

    world.answer = async () => new Response(null, { status: 204 });
    world.nowMs += 600_000;
    await sweep();
    await work();
    expect((await list()).flatMap((one) => one.deliveries.map(({ state }) => state))).toEqual(
      Array.from({ length: 4 }, () => "sent"),
    );
  });

  it("whose URL was changed to a private one is never called", async () => {
    const { work, received, only, useRules } = await entered();
    const hook = { ...webhookRules.destinations.hook, url: "https://169.254.169.254/" };
    await useRules({ ...webhookRules, destinations: { hook } });
    await work();
    expect(received).toHaveLength(0);
    expect((await only()).deliveries[0]).toMatchObject({
      state: "dead",
      lastError: expect.stringContaining("an IP address is not allowed"),
    });
  });

  it("that the rules no longer have gives a dead letter, not silence", async () => {
    const { work, only, useRules, queue, ports } = await entered();
    const [job] = queue;
    if (job === undefined || !("route" in job.job)) throw new Error("not routed by the queue");
    const { routeHandoff } = await import("./routeHandoff.ts");
    queue.splice(0);
    const { due } = await routeHandoff(job.job.route, ports);
    await ports.handoffQueue.send(due.map((deliver) => ({ deliver })));
    await useRules({ specVersion: 1 });
    await work();
    expect((await only()).deliveries).toMatchObject([
      { state: "dead", lastError: "The rules no longer have this destination." },
    ]);
  });

  it("is sent with what is left of the lead when a device was erased with the payload", async () => {
    const { only, queue, ports, received } = await entered();
    const [job] = queue;
    if (job === undefined || !("route" in job.job)) throw new Error("not routed by the queue");
    const { routeHandoff } = await import("./routeHandoff.ts");
    const [due] = (await routeHandoff(job.job.route, ports)).due;
    const found = await ports.handoffs.find(job.job.route);
    const find = async () => found && { ...found, payload: null };
    await deliver(due as DeliveryKey, { ...ports, handoffs: { ...ports.handoffs, find } });
    expect((await only()).deliveries).toMatchObject([{ state: "sent", lastError: null }]);
    const [{ text } = { text: "" }] = received;
    expect(JSON.parse(text).data).toEqual(JSON.parse(found?.payload ?? ""));
  });

  it("whose lead is gone meanwhile gives a dead letter that says so", async () => {
    const { only, queue, ports } = await entered();
    const [job] = queue;
    if (job === undefined || !("route" in job.job)) throw new Error("not routed by the queue");
    const { routeHandoff } = await import("./routeHandoff.ts");
    const {
      due: [due],
    } = await routeHandoff(job.job.route, ports);
    const found = await ports.handoffs.find(job.job.route);
    const find = async () => found && { ...found, payload: null };
    const events = { ...ports.events, snapshot: async () => null };
    await deliver(due as DeliveryKey, { ...ports, events, handoffs: { ...ports.handoffs, find } });
    expect((await only()).deliveries).toMatchObject([
      { state: "dead", lastError: "The lead was erased." },
    ]);
  });
});

describe("routing", () => {
  const owners = (by: object) => ({
    ...webhookRules,
    people: { ann: { email: "ann@x.example", name: "Ann" }, bob: { email: "bob@x.example" } },
    pools: { sales: by },
    rules: [{ title: "Everyone", to: ["hook"], owner: "sales" }],
  });
  const leadsOf = async (document: object, leads: [email: string, country?: string][]) => {
    const handoffs = createHandoffs();
    await handoffs.useRules(document as typeof webhookRules);
    for (const [index, [email, country]] of leads.entries()) {
      const more = country === undefined ? {} : { country };
      await handoffs.collect(String(index).padStart(32, "a"), person(email, more), ...becomesMql);
      await handoffs.sweep();
      await handoffs.work();
    }
    return [...(await handoffs.list())].reverse().map(({ owner }) => owner);
  };

  const submitted = { type: "form_submit" as const, page: { path: "/demo" }, form: "demo" };

  it("waits for the identify that follows a form, and sends one hand-off to one owner", async () => {
    const handoffs = createHandoffs();
    await handoffs.useRules(
      owners({ by: "round_robin", people: ["ann", "bob"] }) as typeof webhookRules,
    );
    await handoffs.collect(visitor, ...becomesMql, submitted);
    for (const route of await handoffs.ports.handoffs.unrouted(1e15, 9)) {
      await handoffs.ports.handoffQueue.send([{ route }]);
    }
    await handoffs.work();
    expect(handoffs.received).toHaveLength(0);
    handoffs.world.nowMs += 6_000;
    const lead = await handoffs.collect(visitor, person("jane@acme.example"));
    handoffs.world.nowMs += 14_000;
    await handoffs.work();
    await handoffs.sweep();
    await handoffs.work();
    const bodies = handoffs.received.map(({ text }) => JSON.parse(text).data);
    expect(bodies).toMatchObject([{ lead, email: "jane@acme.example", stage: "MQL" }]);
    expect(await handoffs.list()).toMatchObject([{ owner: "ann", state: "routed" }]);
  });

  it("of a visitor who stays unidentified goes out when the wait is over, and at once without a wait", async () => {
    for (const [waitSeconds, many] of [
      [20, 0],
      [0, 1],
    ] as const) {
      const handoffs = createHandoffs();
      await handoffs.useRules({ ...webhookRules, waitSeconds } as typeof webhookRules);
      await handoffs.collect(visitor, ...becomesMql, submitted);
      const [route] = await handoffs.ports.handoffs.unrouted(1e15, 9);
      if (route === undefined) throw new Error("no stage was entered");
      await handoffs.ports.handoffQueue.send([{ route }]);
      await handoffs.work();
      expect(handoffs.received).toHaveLength(many);
      handoffs.world.nowMs += 20_000;
      await handoffs.work();
      expect(handoffs.received).toHaveLength(1);
    }
  });

  it("sends to a CRM later, when the address is known, and to the channel only once", async () => {
    const handoffs = createHandoffs();
    await handoffs.useRules({
      ...webhookRules,
      destinations: {
        ...webhookRules.destinations,
        list: { type: "audience", url: "https://list.test/" },
      },
      rules: [{ title: "Everyone", to: ["hook", "list"] }],
    } as RulesDocument as typeof webhookRules);
    await handoffs.collect(visitor, ...becomesMql);
    await handoffs.sweep();
    await handoffs.work();
    expect(handoffs.received.map(({ url }) => url)).toEqual([receiver]);
    await handoffs.collect(visitor, person("jane@acme.example"));
    await handoffs.sweep();
    await handoffs.work();
    expect(handoffs.received.map(({ url }) => url)).toEqual([receiver, "https://list.test/"]);
    expect(await handoffs.list()).toHaveLength(1);
  });

  it("gives owners in turn", async () => {
    const document = owners({ by: "round_robin", people: ["ann", "bob"] });
    const emails = ["a@one.example", "b@two.example", "c@three.example"];
    expect(
      await leadsOf(
        document,
        emails.map((email) => [email]),
      ),
    ).toEqual(["ann", "bob", "ann"]);
  });

  it("gives all people of a company the same owner; a mail provider is no company", async () => {
    const document = owners({ by: "account", people: ["ann", "bob"] });
    const leads: [string][] = [
      ["a@acme.example"],
      ["b@gmail.com"],
      ["c@acme.example"],
      ["d@gmail.com"],
      ["e@acme.example"],
    ];
    expect(await leadsOf(document, leads)).toEqual(["ann", "bob", "ann", "ann", "ann"]);
  });

  it("gives owners by country", async () => {
    const document = owners({ by: "country", countries: { NL: "bob" }, otherwise: ["ann"] });
    const leads: [string, string?][] = [
      ["a@a.example", "NL"],
      ["b@b.example", "DE"],
      ["c@c.example"],
    ];
    expect(await leadsOf(document, leads)).toEqual(["bob", "ann", "ann"]);
  });

  it("reads no lead while hand-offs are paused: an import brings thousands", async () => {
    const paused = createHandoffs();
    await paused.useRules({ ...webhookRules, paused: true });
    await paused.collect(visitor, ...becomesMql);
    await paused.sweep();
    Object.assign(paused.ports.events, {
      snapshot: () => Promise.reject(new Error("was read")),
      timeline: () => Promise.reject(new Error("was read")),
    });
    await paused.work();
    expect(await paused.only()).toMatchObject({ state: "dropped", note: "hand-offs are paused" });
  });

  it("says why a hand-off was not sent", async () => {
    const noRules = createHandoffs();
    await noRules.collect(visitor, ...becomesMql);
    await noRules.sweep();
    await noRules.work();
    expect(await noRules.only()).toMatchObject({
      state: "dropped",
      note: "this site has no rules for hand-offs",
    });

    const crm = createHandoffs();
    await crm.useRules({
      specVersion: 1,
      destinations: { crm: { type: "hubspot", token: "pat-12345678" } },
      rules: [{ title: "Everyone", to: ["crm"] }],
    });
    await crm.collect(visitor, ...becomesMql);
    await crm.sweep();
    await crm.work();
    expect(await crm.only()).toMatchObject({
      state: "dropped",
      note: "its destinations need an e-mail address, and none is known",
    });

    const muted = createHandoffs();
    await muted.useRules(webhookRules);
    const lead = await muted.collect(visitor, ...becomesMql);
    const { site } = await muted.only();
    await muted.ports.mutes.put({ lead, site, author: "Ann", until: null });
    await muted.sweep();
    await muted.work();
    expect(await muted.only()).toMatchObject({ state: "dropped", note: "the lead is muted" });
  });

  it("holds what comes in quiet hours until they end", async () => {
    const { world, received, work, sweep } = await entered({
      ...webhookRules,
      quietHours: { from: "10:00", to: "13:00" },
    } as typeof webhookRules);
    await work();
    expect(received).toHaveLength(0);
    expect(await sweep()).toBe(0);
    world.nowMs = Date.UTC(2026, 10, 18, 13);
    expect(await sweep()).toBe(1);
    await work();
    expect(received).toHaveLength(1);
  });
});

describe("Invariant 5: an edited model sends no hand-off for what it alone changed", () => {
  const easier = { ...b2b, stages: [{ name: "MQL", atLeast: 5 }] };
  const publish = ({ ports, world }: ReturnType<typeof createHandoffs>) =>
    ports.versions.publish(
      demoSite.key,
      { document: easier, author: "Ann", note: "", restores: null, publishedAt: world.nowMs },
      null,
      false,
    );
  const views = (path: string) => ({ type: "page_view" as const, page: { path } });

  it("neither when all leads are rescored, nor with the next beacon before that", async () => {
    const handoffs = createHandoffs();
    await handoffs.useRules(webhookRules);
    await handoffs.collect("a".repeat(32), views("/pricing"));
    await handoffs.collect("b".repeat(32), views("/pricing"));
    await publish(handoffs);
    // This lead would be in the stage without a new visit.
    await handoffs.collect("b".repeat(32), views("/"));
    await rescoreLeads(handoffs.ports);
    const { leads } = handoffs.ports;
    const all = await leads.list({
      ...{ site: demoSite.key, limit: 9, after: null },
      ...{ filter: {}, sort: byTotal },
    });
    expect(all.map(({ stage, modelVersion }) => [stage, modelVersion])).toEqual([
      ["MQL", 1],
      ["MQL", 1],
    ]);
    expect(await handoffs.list()).toEqual([]);
  });

  it("but sends one for a lead that enters by its own behaviour, by the new model", async () => {
    const handoffs = createHandoffs();
    await handoffs.useRules(webhookRules);
    const lead = await handoffs.collect("a".repeat(32), views("/nothing"));
    await publish(handoffs);
    await handoffs.collect("a".repeat(32), views("/pricing"));
    expect(await handoffs.list()).toMatchObject([{ lead, stage: "MQL", episode: 1 }]);
  });
});
