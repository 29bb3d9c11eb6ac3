import type { Context } from "hono";
import { isLeadId } from "../../../shared/identity/ids.ts";
import { opens } from "../../identity/apiKey.ts";
import { explainLead } from "../../leads/readLead.ts";
import { pinModels } from "../../models/pinModels.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingLead } from "../shell/failed.tsx";
import { answerInShell, Live } from "../shell/layout.tsx";
import { Adjustments } from "./adjustments.tsx";
import { Contributions } from "./contributions.tsx";
import { Devices } from "./devices.tsx";
import { EraseLink } from "./eraseLead.tsx";
import { nameOf } from "./nameOf.ts";
import { Standing } from "./standing.tsx";
import { Timeline } from "./timeline.tsx";
import { Traits } from "./traits.tsx";

const eventsPerPage = 100;
const liveSeconds = 4;

type LeadPorts = Pick<Ports, "events" | "models" | "clock">;

/**
 * Answers with one lead: its scores, the reasons for them, and what it did.
 *
 * @param fault The error of the form that was just sent.
 */
export async function renderLead(
  c: Context<ConsoleEnvironment>,
  unpinned: LeadPorts,
  fault: string | null,
) {
  const ports = pinModels(unpinned);
  const id = c.req.param("id");
  if (!isLeadId(id)) return missingLead(c);
  const asked = Number(c.req.query("before"));
  const before = Number.isSafeInteger(asked) && asked > 0 ? asked : null;
  // The explanation comes first: it checks that the lead belongs to this site.
  const [explanation, compiled] = await Promise.all([
    explainLead(c.var.site.key, id, ports),
    ports.models.published(c.var.site.key),
  ]);
  if (explanation === null) return missingLead(c);
  const { lead } = explanation;
  // A visitor's id: redirect to the lead that it belongs to.
  if ((lead as string) !== id) return c.redirect(`/console/leads/${lead}`, 303);
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
            <Devices lead={lead} visitors={explanation.visitors} />
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
      <Adjustments lead={explanation} now={explanation.at} fault={fault} />
      {opens(c.var.apiKey, "privacy") && <EraseLink lead={lead} />}
    </>
  );
  const title = nameOf(explanation);
  // Older pages of a timeline do not change.
  const parts = { title, content, ...(before === null && { liveSeconds }) };
  return answerInShell(c, parts, fault === null ? 200 : 422);
}
