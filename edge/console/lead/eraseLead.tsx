import type { Context } from "hono";
import { isLeadId } from "../../../shared/identity/ids.ts";
import { eraseLead } from "../../erasure/erase.ts";
import { explainLead, type LeadView } from "../../leads/readLead.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingLead } from "../shell/failed.tsx";
import { formatCount } from "../shell/format.ts";
import { answerInShell } from "../shell/layout.tsx";
import type { ConsolePage } from "../shell/page.ts";
import eraseCss from "./erase.css";
import { nameOf } from "./nameOf.ts";

/** A link to the page below, at the end of the lead's page. */
export const EraseLink = ({ lead }: Pick<LeadView, "lead">) => (
  <p class="erase-link">
    <a href={`/console/leads/${lead}/erase`}>Delete contact…</a>
  </p>
);

/** `GET /console/leads/:id/erase`: what would be deleted, and the button. */
export const erasePage: ConsolePage = {
  path: "/leads/:id/erase",
  // `read`, for it shows the lead.
  scope: ["read", "privacy"],
  css: eraseCss,
  render: askToErase,
  forms: [{ path: "/leads/:id/erase", scope: "privacy", handle: eraseForm }],
};

function askToErase(ports: Pick<Ports, "events" | "models" | "clock">) {
  return async function askToErase(c: Context<ConsoleEnvironment>) {
    const id = c.req.param("id");
    const lead = isLeadId(id) ? await explainLead(c.var.site.key, id, ports) : null;
    if (lead === null) return missingLead(c);
    const name = nameOf(lead);
    const back = `/console/leads/${lead.lead}`;
    const content = (
      <>
        <nav class="crumbs" aria-label="Breadcrumb">
          <a href={back}>{name}</a>
        </nav>
        <section class="panel erase" aria-labelledby="erase-title">
          <h1 id="erase-title">Delete contact?</h1>
          <p class="erase-name">{name}</p>
          <p>
            This deletes all stored data of this person:{" "}
            {formatCount(lead.visitors.length, "device")}, {formatCount(lead.sessions, "visit")}{" "}
            with every event, properties, the email address, manual adjustments and alerts. Events
            that arrive later are rejected.
          </p>
          <p class="muted">
            This cannot be undone. Destinations that were notified, such as your CRM, keep their
            data. A device that comes back becomes a new lead.
          </p>
          <form method="post" action={`${back}/erase`}>
            <button type="submit" class="danger">
              Delete permanently
            </button>
            <a class="button" href={back}>
              Cancel
            </a>
          </form>
        </section>
      </>
    );
    return answerInShell(c, { title: `Delete ${name}?`, content });
  };
}

function eraseForm(ports: Ports) {
  return async function eraseForm(c: Context<ConsoleEnvironment>) {
    const id = c.req.param("id");
    const erased = isLeadId(id) ? await eraseLead(c.var.site.key, id, ports) : null;
    return erased === null ? missingLead(c) : c.redirect("/console/leads", 303);
  };
}
