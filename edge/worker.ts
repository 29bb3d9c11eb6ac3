/** The composition root: the only place that reads `env` and builds adapters. */
import { WorkerEntrypoint } from "cloudflare:workers";
import scriptText from "../dist/leadlight.js.txt";
import signalsText from "../dist/leadlight.signals.js.txt";
import type { Batch } from "../shared/wire/batch.ts";
import { createApp } from "./app.ts";
import { createWriteBehind } from "./collect/writeBehind.ts";
import { appendQueued } from "./jobs/appendQueued.ts";
import { evaluateDue } from "./jobs/evaluateDue.ts";
import { foldTails } from "./jobs/foldTails.ts";
import { rescoreLeads } from "./jobs/rescoreLeads.ts";
import { scoreVisitor, type VisitorScore } from "./leads/scoreVisitor.ts";
import { createKeyRates } from "./middleware/keyRates.ts";
import { createDefaultModels } from "./models.ts";
import type { Ports } from "./ports.ts";
import { pretendCf } from "./pretendCf.ts";
import { scriptOf } from "./routes/script.ts";
import { createD1ApiKeyStore } from "./store/d1/apiKeys.ts";
import { createD1CursorStore } from "./store/d1/cursors.ts";
import { createD1EventStore } from "./store/d1/events.ts";
import { createD1IdentityStore } from "./store/d1/identities.ts";
import { createD1LeadPages } from "./store/d1/leadPages.ts";
import { createD1LeadStore } from "./store/d1/leads.ts";
import { createD1ModelStore } from "./store/d1/models.ts";
import { createD1RescoreStore } from "./store/d1/rescores.ts";
import { createD1SiteStore } from "./store/d1/sites.ts";
import { createD1VersionStore } from "./store/d1/versions.ts";
import { createKvTierCache } from "./store/kv/tierCache.ts";
import { remembered } from "./store/remembered.ts";

/** Bindings of `wrangler.toml`. */
export interface Env {
  readonly DB: D1Database;
  readonly TIERS: KVNamespace;
  readonly COLLECT_QUEUE: Queue<Batch>;
  /** For tests and replays, never deployed: milliseconds that this Worker's clock is ahead. */
  readonly CLOCK_AHEAD_MS?: string;
  /** For development, never deployed: JSON of a `request.cf` to pretend; also lets a header do so. */
  readonly DEV_CF?: string;
  /** Requests that one API key may make in a minute, in one isolate; 600 without it. */
  readonly KEY_REQUESTS_PER_MINUTE?: string;
  /** `"true"` counts robots like people. */
  readonly COUNT_ROBOTS?: string;
}

/** Adapters hold no request's state, so one set serves an isolate for as long as it lives. */
function compose(env: Env) {
  const aheadMs = Number(env.CLOCK_AHEAD_MS ?? 0);
  const clock = () => Date.now() + aheadMs;
  const events = createD1EventStore(env.DB);
  const ports: Ports = {
    clock,
    events,
    identities: createD1IdentityStore(env.DB),
    leads: createD1LeadStore(env.DB),
    cursors: createD1CursorStore(env.DB),
    sites: { find: remembered(createD1SiteStore(env.DB).find, clock) },
    apiKeys: { find: remembered(createD1ApiKeyStore(env.DB).find, clock) },
    keyRates: createKeyRates(clock, Number(env.KEY_REQUESTS_PER_MINUTE ?? 600)),
    tiers: createKvTierCache(env.TIERS),
    queue: {
      send: async (batch) => {
        await env.COLLECT_QUEUE.send(batch);
      },
    },
    models: createD1ModelStore(env.DB, createDefaultModels(), clock),
    versions: createD1VersionStore(env.DB),
    rescores: createD1RescoreStore(env.DB),
    leadPages: createD1LeadPages(env.DB, events),
    countRobots: env.COUNT_ROBOTS === "true",
    ping: async () => {
      await env.DB.prepare("SELECT 1").first();
    },
  };
  const writeBehind = createWriteBehind(ports.leads, clock);
  return {
    ports,
    writeBehind,
    app: createApp(ports, writeBehind, scriptOf(scriptText, signalsText)),
  };
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
  /** Where a visitor stands now; `null` for one that never came. */
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
    const { ports, writeBehind } = compositionOf(env);
    const queued = messages.messages.map((message) => ({
      batch: message.body,
      ack: () => message.ack(),
      retry: () => message.retry(),
    }));
    await appendQueued(queued, ports, writeBehind);
  },

  async scheduled(event, env) {
    const { ports } = compositionOf(env);
    const tails = await foldTails(ports);
    if (tails.behind > 0) console.log("fold tails", JSON.stringify(tails));
    const due = await evaluateDue(ports, Math.floor(event.scheduledTime / 60_000));
    if (due.due > 0) console.log("evaluate due", JSON.stringify(due));
    const rescored = await rescoreLeads(ports);
    if (rescored > 0) console.log("re-scored", rescored);
  },
} satisfies ExportedHandler<Env, Batch>;
