import type { Context } from "hono";
import { shortHash } from "../../../shared/identity/shortHash.ts";
import { withHostsOnly, withoutSecrets } from "../../handoffs/destinations/destinations.ts";
import { saveRules } from "../../handoffs/saveRules.ts";
import { testDestination } from "../../handoffs/testDestination.ts";
import { opens } from "../../identity/apiKey.ts";
import { readDocument } from "../../models/readDocument.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingPage } from "../shell/failed.tsx";
import type { ConsolePage } from "../shell/page.ts";
import { answerRulesEditor, type RulesEditorProps } from "./handoffRulesEditor.tsx";

type RulesPorts = Pick<Ports, "handoffRules" | "clock" | "outbound" | "sendMail" | "vault">;

/** Rules of 256 KiB, with quotes and braces percent-encoded by the form. */
const maxRulesFormBytes = 1_000_000;

/** `GET /console/handoffs/rules`: which leads go to which destination. */
export const handoffRulesPage: ConsolePage = {
  path: "/handoffs/rules",
  scope: "read",
  render: (ports) => async (c) => answerRulesEditor(c, await editorOf(c, ports)),
  forms: [
    {
      ...{ path: "/handoffs/rules", scope: "write", maxBytes: maxRulesFormBytes },
      handle: saveHandoffRules,
    },
    { path: "/handoffs/destinations/:name/test", scope: "write", handle: testDestinationForm },
  ],
};

/** Saves the rules; a secret that the page shows as hidden stays unchanged. */
function saveHandoffRules(ports: RulesPorts) {
  return async function saveHandoffRules(c: Context<ConsoleEnvironment>) {
    const form = await c.req.parseBody<Record<string, string>>();
    // Forms send lines with CR LF; a textarea counts them as one character.
    const text = (form.document ?? "").replaceAll("\r\n", "\n");
    const current = await editorOf(c, ports);
    const refuse = (fields: Partial<RulesEditorProps>) =>
      answerRulesEditor(c, { ...current, text, ...fields }, 422);
    if (form.tag !== current.tag) return refuse({ error: otherEditor });
    const read = readDocument(text);
    if (!read.ok) return refuse({ error: `This is not JSON: ${read.reason.detail}` });
    const { origin } = new URL(c.req.url);
    const saved = await saveRules(c.var.site.key, read.value, origin, ports);
    if (!saved.ok) return refuse({ faults: saved.reason });
    return c.redirect("/console/handoffs/rules?saved=1", 303);
  };
}

/** Sends an example lead to a destination, and shows the result. */
function testDestinationForm(ports: RulesPorts) {
  return async function testDestinationForm(c: Context<ConsoleEnvironment>) {
    const name = c.req.param("name") ?? "";
    const rules = await ports.handoffRules.find(c.var.site.key);
    const config = rules?.destinations[name];
    if (config === undefined) return missingPage(c);
    const origin = rules?.console ?? new URL(c.req.url).origin;
    const tested = await testDestination(name, config, c.var.site, origin, ports);
    const error = tested.ok ? tested.value.error : tested.reason[0]?.message;
    return answerRulesEditor(c, {
      ...(await editorOf(c, ports)),
      tested: { name, ...(error !== undefined && { error }) },
    });
  };
}

async function editorOf(
  c: Context<ConsoleEnvironment>,
  { handoffRules }: RulesPorts,
): Promise<RulesEditorProps> {
  const rules = await handoffRules.find(c.var.site.key);
  const shown = opens(c.var.apiKey, "write") ? withoutSecrets : withHostsOnly;
  const document = rules === null ? firstRules : shown(rules);
  const text = JSON.stringify(document, null, 2);
  return {
    rules,
    text,
    tag: shortHash(text),
    faults: [],
    saved: c.req.query("saved") === "1" ? "Saved." : "",
  };
}

/** The example that most sites start with. */
const firstRules = {
  specVersion: 1,
  destinations: { sales: { type: "slack", url: "https://hooks.slack.com/services/…" } },
  rules: [{ title: "Every lead that reaches a stage", to: ["sales"] }],
};

const otherEditor =
  "The rules were changed by someone else. Your text is still here; saving again overwrites their changes.";
