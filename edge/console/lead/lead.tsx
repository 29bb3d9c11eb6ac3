import type { ConsolePage } from "../shell/page.ts";
import { adjustForm, undoAdjustmentForm, unlinkForm } from "./adjustLead.ts";
import adjustmentsCss from "./adjustments.css";
import contributionsCss from "./contributions.css";
import leadCss from "./lead.css";
import { renderLead } from "./renderLead.tsx";
import timelineCss from "./timeline.css";

/** `GET /console/leads/:id?before=`: one lead, why it scores what it scores, and what it did. */
export const leadPage: ConsolePage = {
  path: "/leads/:id",
  scope: "read",
  css: [leadCss, adjustmentsCss, contributionsCss, timelineCss].join("\n"),
  render: (ports) => (c) => renderLead(c, ports, null),
  forms: [
    { path: "/leads/:id/adjustments", scope: "write", handle: adjustForm },
    { path: "/leads/:id/adjustments/undo", scope: "write", handle: undoAdjustmentForm },
    { path: "/leads/:id/unlink", scope: "write", handle: unlinkForm },
  ],
};
