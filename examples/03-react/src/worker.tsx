/** A React app rendered in a Worker, behind the edge middleware: it streams the variant of the visitor's tier. */
import { personalize } from "leadlight/edge";
import { renderToReadableStream } from "react-dom/server";
import { App } from "./app.tsx";

interface Env {
  readonly SITE: string;
  readonly LEADLIGHT: string;
  readonly LEADLIGHT_SECRET: string;
  readonly TIERS: KVNamespace;
  readonly SCORER: Fetcher;
  readonly ASSETS: Fetcher;
}

export default {
  fetch(request, { SITE, LEADLIGHT, LEADLIGHT_SECRET, TIERS, SCORER, ASSETS }) {
    const page = personalize({
      site: SITE,
      secret: LEADLIGHT_SECRET,
      tiers: TIERS,
      scorer: SCORER,
    });
    return page(request, async (asked, lead) => {
      if (new URL(asked.url).pathname !== "/") return ASSETS.fetch(asked);
      const given = { site: SITE, endpoint: LEADLIGHT, lead: await lead() };
      const html = await renderToReadableStream(<App given={given} />, {
        bootstrapModules: ["/client.js"],
      });
      return new Response(html, { headers: { "content-type": "text/html; charset=utf-8" } });
    });
  },
} satisfies ExportedHandler<Env>;
