/** The composition root: the only place that reads `env` and builds adapters. */
import { WorkerEntrypoint, waitUntil } from "cloudflare:workers";
import scriptText from "../dist/leadlight.js.txt";
import signalsText from "../dist/leadlight.signals.js.txt";
import type { Batch } from "../shared/wire/batch.ts";
import { cachedFor } from "./adapters/cachedFor.ts";
import { createDatabaseWait } from "./adapters/createDatabaseWait.ts";
import { createTake } from "./adapters/createTake.ts";
import { createD1ApiKeyStore } from "./adapters/d1/apiKeys.ts";
import { createD1CursorStore } from "./adapters/d1/cursors.ts";
import { createD1ErasureStore } from "./adapters/d1/erasures.ts";
import { createD1EventStore } from "./adapters/d1/events.ts";
import { createD1RulesStore } from "./adapters/d1/handoffRules.ts";
import { createD1HandoffStore } from "./adapters/d1/handoffs.ts";
import { createD1IdentityStore } from "./adapters/d1/identities.ts";
import { createD1InboundStore } from "./adapters/d1/inbound.ts";
import { createD1LeadPages } from "./adapters/d1/leadPages.ts";
import { createD1LeadStore } from "./adapters/d1/leads.ts";
import { createD1ModelStore } from "./adapters/d1/models.ts";
import { createD1MuteStore } from "./adapters/d1/mutes.ts";
import { createD1OwnerStore } from "./adapters/d1/owners.ts";
import { createD1RescoreStore } from "./adapters/d1/rescores.ts";
import { createD1SiteStore } from "./adapters/d1/sites.ts";
import { createD1VersionStore } from "./adapters/d1/versions.ts";
import { createHandoffQueue } from "./adapters/handoffQueue.ts";
import { createKeyRates, type RateLimiter } from "./adapters/keyRates.ts";
import { createKvLookupCopies } from "./adapters/kv/lookupCopies.ts";
import { createKvTierCache } from "./adapters/kv/tierCache.ts";
import { scriptOf } from "./api/script.ts";
import { createApp } from "./app.ts";
import { createBreaker } from "./handoffs/breaker.ts";
import { runHandoffs } from "./handoffs/runHandoffs.ts";
import { appendQueued } from "./intake/beacon/appendQueued.ts";
import { cronJobs, runCron } from "./jobs/cron.ts";
import { scoreVisitor, type VisitorScore } from "./leads/scoreVisitor.ts";
import { createDefaultModels } from "./models/defaultModels.ts";
import type { HandoffJob, HandoffKey, SendMail } from "./ports/handoffs.ts";
import type { InboundSource } from "./ports/inbound.ts";
import type { Ports } from "./ports/ports.ts";
import { pretendCf } from "./pretendCf.ts";
import { createWriteBehind } from "./scoring/writeBehind.ts";
import { sealedInbound } from "./secrets/sealedInbound.ts";
import { createVault } from "./secrets/vault.ts";

/** Bindings of `wrangler.toml`. */
export interface Env {
  readonly DB: D1Database;
  readonly TIERS: KVNamespace;
  readonly COLLECT_QUEUE: Queue<Batch>;
  readonly DELIVERY_QUEUE: Queue<HandoffJob>;
  /** Only with a `send_email` binding: hand-offs by mail. */
  readonly EMAIL?: { send(mail: Parameters<SendMail>[0]): Promise<unknown> };
  /** For tests and replays, never deployed: milliseconds that this Worker's clock is ahead. */
  readonly CLOCK_AHEAD_MS?: string;
  /** For tests, never deployed: how often the queue of hand-offs brings each message. */
  readonly REPEAT_JOBS?: string;
  /** For development, never deployed: JSON of a pretended `request.cf`. A header may then replace it, too. */
  readonly DEV_CF?: string;
  /** Counts the requests of each API key; without it nothing is limited. */
  readonly KEY_RATE?: RateLimiter;
  /** How many requests `KEY_RATE` lets pass in a minute, for the headers; 600 without it. */
  readonly KEY_REQUESTS_PER_MINUTE?: string;
  /** Counts the requests of browser routes by site and address, by site, and wrong keys by address. */
  readonly ADDRESS_RATE?: RateLimiter;
  readonly SITE_RATE?: RateLimiter;
  readonly GUESS_RATE?: RateLimiter;
  /** Encrypts the secrets of destinations and webhook sources. Without it none can be saved. */
  readonly ENCRYPTION_KEY?: string;
  /** The key before, as long as some secret is still encrypted with it. */
  readonly ENCRYPTION_KEY_BEFORE?: string;
  /** `"true"` counts robots like people. */
  readonly COUNT_ROBOTS?: string;
}

/** As `wrangler.toml` names it: one Worker takes from two queues. */
const deliveryQueue = "leadlight-deliveries";

/** Adapters hold no state of a request, so that one set serves an isolate for as long as it lives. */
function compose(env: Env) {
  const aheadMs = Number(env.CLOCK_AHEAD_MS ?? 0);
  const clock = () => Date.now() + aheadMs;
  const countRobots = env.COUNT_ROBOTS === "true";
  const handoffQueue = createHandoffQueue(env.DELIVERY_QUEUE, Number(env.REPEAT_JOBS ?? 1));
  const { EMAIL: mail } = env;
  const onEntered = async (keys: readonly HandoffKey[]) => {
    try {
      await handoffQueue.send(keys.map((route) => ({ route })));
    } catch (error) {
      // The outbox has them: the sweep sends them.
      console.error("hand-offs: the queue did not take them", String(error));
    }
  };
  const events = createD1EventStore(env.DB);
  const vault = createVault({ current: env.ENCRYPTION_KEY, before: env.ENCRYPTION_KEY_BEFORE });
  const inbound = sealedInbound(createD1InboundStore(env.DB), vault);
  const leads = createD1LeadStore(env.DB, onEntered);
  const waitForDatabase = createDatabaseWait(clock);
  const copiesOf = <Value>(kind: string) => ({
    ...{ clock, waitForDatabase, waitUntil },
    copies: createKvLookupCopies<Value>(env.TIERS, kind, vault),
  });
  const ports: Ports = {
    clock,
    waitForDatabase,
    vault,
    events,
    identities: createD1IdentityStore(env.DB),
    leads,
    writeBehind: createWriteBehind(leads, clock),
    cursors: createD1CursorStore(env.DB),
    erasures: createD1ErasureStore(env.DB),
    sites: { find: cachedFor(createD1SiteStore(env.DB).find, copiesOf("site")) },
    apiKeys: { find: cachedFor(createD1ApiKeyStore(env.DB).find, copiesOf("key")) },
    keyRates:
      env.KEY_RATE === undefined
        ? null
        : createKeyRates(env.KEY_RATE, Number(env.KEY_REQUESTS_PER_MINUTE ?? 600)),
    strangerRates: {
      // Load tests are robots: they come from one address, in thousands.
      address: countRobots ? null : createTake(env.ADDRESS_RATE),
      site: countRobots ? null : createTake(env.SITE_RATE),
      guesses: countRobots ? null : createTake(env.GUESS_RATE),
    },
    tiers: createKvTierCache(env.TIERS),
    queue: {
      send: async (batch) => {
        await env.COLLECT_QUEUE.send(batch);
      },
    },
    models: createD1ModelStore(env.DB, createDefaultModels(), copiesOf("model")),
    versions: createD1VersionStore(env.DB),
    rescores: createD1RescoreStore(env.DB),
    leadPages: createD1LeadPages(env.DB, events),
    countRobots,
    handoffs: createD1HandoffStore(env.DB),
    owners: createD1OwnerStore(env.DB),
    mutes: createD1MuteStore(env.DB),
    handoffRules: createD1RulesStore(env.DB),
    handoffQueue,
    inbound: {
      ...inbound,
      find: cachedFor(inbound.find, { ...copiesOf<InboundSource>("inbound"), copies: null }),
    },
    outbound: (request) => fetch(request),
    sendMail:
      mail === undefined
        ? null
        : async (message) => {
            await mail.send(message);
          },
    breaker: createBreaker(clock),
    random: Math.random,
    ping: async () => {
      await env.DB.prepare("SELECT 1").first();
    },
  };
  return { ports, app: createApp(ports, scriptOf(scriptText, signalsText)) };
}

let composed: ReturnType<typeof compose> | undefined;
const compositionOf = (env: Env) => {
  composed ??= compose(env);
  return composed;
};

/**
 * For other Workers of the account, over a service binding: `entrypoint = "Scorer"` in their configuration,
 * `await env.SCORER.score(visitorId)` in their code.
 */
export class Scorer extends WorkerEntrypoint<Env> {
  /** The score, tier and stage of a visitor now; `null` for a visitor without events. */
  score(visitor: string): Promise<VisitorScore | null> {
    return scoreVisitor(visitor, compositionOf(this.env).ports);
  }
}

export default {
  fetch(request, env, context) {
    const seen = env.DEV_CF === undefined ? request : pretendCf(request, env.DEV_CF);
    return compositionOf(env).app.fetch(seen, env, context);
  },

  async queue(messages, env) {
    const { ports } = compositionOf(env);
    const reply = (message: Message) => ({
      ack: () => message.ack(),
      retry: () => message.retry(),
    });
    if (messages.queue === deliveryQueue) {
      const jobs = messages.messages as readonly Message<HandoffJob>[];
      await runHandoffs(
        jobs.map((message) => ({ job: message.body, ...reply(message) })),
        ports,
      );
      return;
    }
    const batches = messages.messages as readonly Message<Batch>[];
    const queued = batches.map((message) => ({ batch: message.body, ...reply(message) }));
    await appendQueued(queued, ports);
  },

  async scheduled(event, env) {
    const { ports } = compositionOf(env);
    await runCron(cronJobs, ports, Math.floor(event.scheduledTime / 60_000));
  },
} satisfies ExportedHandler<Env, Batch | HandoffJob>;
