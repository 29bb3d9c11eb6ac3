import type { Context } from "hono";
import { isVisitorId } from "../../../shared/identity/ids.ts";
import { opens } from "../../api/middleware/apiKey.ts";
import { eraseLead } from "../../erasure/erase.ts";
import { explainLead, type LeadView } from "../../leads/readLead.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { failedPage, missingLead } from "../shell/failed.tsx";
import { answerInShell } from "../shell/layout.tsx";
import { nameOf } from "./people.tsx";

/** The way to the page that asks, at the end of a lead's own. */
export const EraseLink = ({ lead }: Pick<LeadView, "lead">) => (
  <p class="erase-link">
    <a href={`/console/leads/${lead}/erase`}>Erase this lead…</a>
  </p>
);

/** `GET /console/leads/:id/erase`: what would be gone, and the button. */
export const erasePage = (ports: Pick<Ports, "events" | "models" | "clock">) =>
  async function erasePage(c: Context<ConsoleEnvironment>) {
    if (!opens(c.var.apiKey, "privacy")) return failedPage(c, "scope");
    const id = c.req.param("id");
    const lead = isVisitorId(id) ? await explainLead(c.var.site.key, id, ports) : null;
    if (lead === null) return missingLead(c);
    const name = nameOf(lead);
    const back = `/console/leads/${lead.lead}`;
    const content = (
      <>
        <nav class="crumbs" aria-label="Breadcrumb">
          <a href={back}>{name}</a>
        </nav>
        <section class="panel erase" aria-labelledby="erase-title">
          <h1 id="erase-title">Erase this lead?</h1>
          <p class="erase-name">{name}</p>
          <p>
            Everything that is stored of this person goes:{" "}
            {counted(lead.visitors.length, "browser")}, {counted(lead.sessions, "visit")} with every
            event, traits, the e-mail address, points by hand, hand-offs. What is still on its way
            is refused.
          </p>
          <p class="muted">
            This cannot be undone. Destinations that were told of the person, such as your CRM, are
            not asked to forget. A browser that comes again is somebody new.
          </p>
          <form method="post" action={`${back}/erase`}>
            <button type="submit" class="danger">
              Erase for good
            </button>
            <a class="button" href={back}>
              Keep
            </a>
          </form>
        </section>
      </>
    );
    return answerInShell(c, { title: `Erase ${name}?`, content });
  };

/** `POST /console/leads/:id/erase`. */
export const eraseForm = (ports: Ports) =>
  async function eraseForm(c: Context<ConsoleEnvironment>) {
    if (!opens(c.var.apiKey, "privacy")) return failedPage(c, "scope");
    const id = c.req.param("id");
    const erased = isVisitorId(id) ? await eraseLead(c.var.site.key, id, ports) : null;
    return erased === null ? missingLead(c) : c.redirect("/console/leads", 303);
  };

const counted = (many: number, what: string): string => `${many} ${what}${many === 1 ? "" : "s"}`;
