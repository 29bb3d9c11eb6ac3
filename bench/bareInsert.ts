import { convertV4MiniflareOptions, Miniflare } from "miniflare";

/** The baseline: a Worker that inserts one row, with no index, and answers. */
const script = `
  export default {
    async fetch(request, env) {
      const body = await request.text();
      await env.DB.prepare("INSERT INTO rows (body) VALUES (?1)").bind(body).run();
      return new Response("{}");
    },
  };`;

export async function startBareInsert(
  persistTo: string,
): Promise<{ readonly origin: string; readonly stop: () => Promise<void> }> {
  const miniflare = new Miniflare(
    convertV4MiniflareOptions({
      modules: true,
      script,
      compatibilityDate: "2026-11-01",
      d1Databases: ["DB"],
      host: "127.0.0.1",
      port: 0,
      cf: false,
      resourcePersistencePath: persistTo,
    }),
  );
  const { origin } = await miniflare.ready;
  const db = await miniflare.getD1Database("DB");
  await db.prepare("CREATE TABLE rows (id INTEGER PRIMARY KEY, body TEXT NOT NULL)").run();
  return { origin, stop: () => miniflare.dispose() };
}
