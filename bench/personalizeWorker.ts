/** Runs in workerd: the same proxy twice, `/bare/…` as it is and `/personalized/…` with the middleware. */
import { personalize } from "../personalize/index.ts";

interface Env {
  readonly ORIGIN: string;
  readonly SITE: string;
  readonly SECRET: string;
  readonly TIERS: KVNamespace;
}

export default {
  async fetch(request: Request, { ORIGIN, SITE, SECRET, TIERS }: Env): Promise<Response> {
    const { pathname, search } = new URL(request.url);
    const [, how, path] = pathname.split("/");
    const fetchOrigin = (asked: Request) => fetch(new Request(`${ORIGIN}/${path}${search}`, asked));
    if (how === "bare") return fetchOrigin(request);
    return personalize({ site: SITE, secret: SECRET, tiers: TIERS })(request, fetchOrigin);
  },
};
