/** A Worker in front of a site: it sends every page in the variant of the visitor's tier. */
import { personalize } from "leadlight/edge";

interface Env {
  readonly SITE: string;
  readonly ORIGIN: string;
  readonly LEADLIGHT_SECRET: string;
  readonly TIERS: KVNamespace;
  readonly SCORER: Fetcher;
}

export default {
  fetch(request, { SITE, ORIGIN, LEADLIGHT_SECRET, TIERS, SCORER }, context) {
    const page = personalize({
      site: SITE,
      secret: LEADLIGHT_SECRET,
      tiers: TIERS,
      scorer: SCORER,
    });
    const { pathname, search } = new URL(request.url);
    return page(
      request,
      (asked) => fetch(new Request(`${ORIGIN}${pathname}${search}`, asked)),
      context,
    );
  },
} satisfies ExportedHandler<Env>;
