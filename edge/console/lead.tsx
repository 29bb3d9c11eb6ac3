import type { Context } from "hono";
import { isVisitorId, type LeadId } from "../../shared/identity/ids.ts";
import { explainLead } from "../leads/readLead.ts";
import { pinModels } from "../models/pinModels.ts";
import type { Ports } from "../ports.ts";
import { Contributions } from "./contributions.tsx";
import type { ConsoleEnvironment } from "./environment.ts";
import { missingLead } from "./failed.tsx";
import { answerInShell, Live } from "./layout.tsx";
import { nicknameOf } from "./nickname.ts";
import { Standing } from "./standing.tsx";
import { Timeline } from "./timeline.tsx";
import { Traits } from "./traits.tsx";

const eventsPerPage = 100;
const liveSeconds = 4;

/** `GET /console/leads/:id?before=`: one lead, why it scores what it scores, and what it did. */
export const leadPage = (unpinned: Pick<Ports, "events" | "models" | "clock">) =>
  async function leadPage(c: Context<ConsoleEnvironment>) {
    const ports = pinModels(unpinned);
    const id = c.req.param("id");
    if (!isVisitorId(id)) return missingLead(c);
    const lead = id as string as LeadId;
    const asked = Number(c.req.query("before"));
    const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
    // The explanation comes first: it knows whether the lead is this site's at all.
    const [explanation, compiled] = await Promise.all([
      explainLead(c.var.site.key, lead, ports),
      ports.models.published(c.var.site.key),
    ]);
    if (explanation === null) return missingLead(c);
    const found = await ports.events.timeline(
      lead,
      before ?? Number.MAX_SAFE_INTEGER,
      eventsPerPage + 1,
    );
    const events = found.slice(0, eventsPerPage);
    const older = found.length > eventsPerPage ? (events.at(-1)?.seq ?? null) : null;

    const content = (
      <>
        <nav class="crumbs" aria-label="Breadcrumb">
          <a href="/console/leads">Leads</a>
        </nav>
        <Live>
          <Standing explanation={explanation} model={compiled.model} />
          <div class="lead-columns">
            <Contributions explanation={explanation} model={compiled.model} />
            <div class="lead-side">
              <Traits traits={explanation.traits} />
              <Timeline
                lead={lead}
                events={events}
                compiled={compiled}
                older={older}
                isNewest={before === null}
              />
            </div>
          </div>
        </Live>
      </>
    );
    const title = nicknameOf(lead);
    // Old pages of a timeline stay as they are.
    return answerInShell(c, { title, content, ...(before === null && { liveSeconds }) });
  };
