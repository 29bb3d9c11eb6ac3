import type { Context } from "hono";
import { isLeadId, type VisitorId } from "../../../shared/identity/ids.ts";
import { type AdjustmentOrder, adjustLead } from "../../leads/adjust.ts";
import { unlinkVisitor } from "../../leads/linkVisitor.ts";
import { explainLead } from "../../leads/readLead.ts";
import type { Ports } from "../../ports/ports.ts";
import { randomVisitorId } from "../../ports/randomVisitorId.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingLead } from "../shell/failed.tsx";
import { renderLead } from "./renderLead.tsx";

const faults = {
  "unknown-lead": "The lead was deleted.",
  "too-many-adjustments": "A lead keeps 16 adjustments: undo one first.",
} as const;

/** `POST /console/leads/:id/adjustments`: a manual adjustment of the points. */
export const adjustForm = (ports: Ports) =>
  async function adjustForm(c: Context<ConsoleEnvironment>) {
    const order = orderOf(await c.req.parseBody(), ports.clock());
    if (typeof order === "string") return renderLead(c, ports, order);
    return adjust(c, order, ports);
  };

/** `POST /console/leads/:id/adjustments/undo`. */
export const undoAdjustmentForm = (ports: Ports) =>
  async function undoAdjustmentForm(c: Context<ConsoleEnvironment>) {
    const { name } = await c.req.parseBody();
    const id = c.req.param("id");
    const lead = isLeadId(id) ? await explainLead(c.var.site.key, id, ports) : null;
    const known = lead?.adjustments.find((adjustment) => adjustment.name === name);
    if (known === undefined) return missingLead(c);
    const reason = `Undone: ${known.reason}`.slice(0, 128);
    const author = c.var.apiKey.name;
    const order = { name: known.name, points: 0, author, reason, expiresAt: null };
    return adjust(c, order, ports);
  };

/** `POST /console/leads/:id/unlink`: a device belongs to another person. */
export const unlinkForm = (ports: Ports) =>
  async function unlinkForm(c: Context<ConsoleEnvironment>) {
    const { visitor } = await c.req.parseBody();
    const id = c.req.param("id");
    if (!isLeadId(id) || !isLeadId(visitor)) return missingLead(c);
    const own = visitor as string as VisitorId;
    const unlinked = await unlinkVisitor(c.var.site.key, id, own, ports);
    return unlinked.ok ? c.redirect(`/console/leads/${id}`, 303) : missingLead(c);
  };

async function adjust(c: Context<ConsoleEnvironment>, order: AdjustmentOrder, ports: Ports) {
  const id = c.req.param("id");
  if (!isLeadId(id)) return missingLead(c);
  const adjusted = await adjustLead(c.var.site.key, id, order, ports);
  if (!adjusted.ok) {
    return adjusted.reason === "unknown-lead"
      ? missingLead(c)
      : renderLead(c, ports, faults[adjusted.reason]);
  }
  await adjusted.value.afterResponse();
  return c.redirect(`/console/leads/${id}`, 303);
}

/** Reads the form. A text is the error in it. */
function orderOf(fields: Record<string, unknown>, now: number): AdjustmentOrder | string {
  const text = (name: string) => String(fields[name] ?? "").trim();
  const points = text("points") === "" ? Number.NaN : Number(text("points"));
  if (!(Math.abs(points) <= 1_000) || points === 0) {
    return "Points: a number from −1,000 to 1,000 that is not 0.";
  }
  const [reason, author, until] = [text("reason"), text("author"), text("until")];
  if (reason.length < 3 || reason.length > 128) return "Reason: 3 to 128 characters.";
  if (author === "" || author.length > 128) return "Your name: 1 to 128 characters.";
  // Until the end of that day.
  const expiresAt = until === "" ? null : Date.parse(`${until}T23:59:59.999Z`);
  if (expiresAt !== null && !(expiresAt > now)) return "Until: a day in the future.";
  return { name: randomVisitorId(), points, author, reason, expiresAt };
}
