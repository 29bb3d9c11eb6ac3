import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export interface Receiver {
  /** e.g. `http://127.0.0.1:40123`. */
  readonly origin: string;
  /** By idempotency key: how often it was sent, and how often accepted. */
  readonly keys: ReadonlyMap<string, { sent: number; taken: number }>;
  /** By lead, stage and episode: the keys of its deliveries. */
  readonly episodes: ReadonlyMap<string, ReadonlySet<string>>;
  readonly stop: () => Promise<void>;
}

/** A receiver of webhooks that refuses, or cuts off, a share of the requests. */
export async function startReceiver(failingShare: number): Promise<Receiver> {
  const keys = new Map<string, { sent: number; taken: number }>();
  const episodes = new Map<string, Set<string>>();
  const server = createServer(async (request, response) => {
    let text = "";
    for await (const part of request) text += part;
    const key = String(request.headers["webhook-id"]);
    const { lead, stage, episode } = (JSON.parse(text) as { data: Record<string, unknown> }).data;
    const seen = keys.get(key) ?? { sent: 0, taken: 0 };
    keys.set(key, seen);
    seen.sent++;
    const name = `${lead} ${stage} ${episode}`;
    episodes.set(name, (episodes.get(name) ?? new Set()).add(key));
    if (Math.random() < failingShare) {
      if (Math.random() < 0.5) response.writeHead(500).end("<html>sorry</html>");
      else response.destroy();
      return;
    }
    seen.taken++;
    response.writeHead(204).end();
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    keys,
    episodes,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, "close");
    },
  };
}
