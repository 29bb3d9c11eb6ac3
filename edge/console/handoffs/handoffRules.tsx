import type { Context } from "hono";
import { shortHash } from "../../../shared/identity/shortHash.ts";
import { withoutSecrets } from "../../handoffs/destinations/destinations.ts";
import { saveRules } from "../../handoffs/saveRules.ts";
import { testDestination } from "../../handoffs/testDestination.ts";
import { readDocument } from "../../models/readDocument.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingPage } from "../shell/failed.tsx";
import { answerRulesEditor, type RulesEditorProps } from "./handoffRulesEditor.tsx";

type RulesPorts = Pick<Ports, "handoffRules" | "clock" | "outbound" | "sendMail" | "vault">;

/** `GET /console/handoffs/rules`: who is told of which lead. */
export const handoffRulesPage = (ports: RulesPorts) =>
  async function handoffRulesPage(c: Context<ConsoleEnvironment>) {
    return answerRulesEditor(c, await editorOf(c, ports));
  };

/** `POST /console/handoffs/rules`: saves them, secrets that are hidden as they were. */
export const saveHandoffRules = (ports: RulesPorts) =>
  async function saveHandoffRules(c: Context<ConsoleEnvironment>) {
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

/** `POST /console/handoffs/destinations/:name/test`: sends a made-up lead, and says what came of it. */
export const testDestinationForm = (ports: RulesPorts) =>
  async function testDestinationForm(c: Context<ConsoleEnvironment>) {
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

async function editorOf(
  c: Context<ConsoleEnvironment>,
  { handoffRules }: RulesPorts,
): Promise<RulesEditorProps> {
  const rules = await handoffRules.find(c.var.site.key);
  const document = rules === null ? firstRules : withoutSecrets(rules);
  const text = JSON.stringify(document, null, 2);
  return {
    rules,
    text,
    tag: shortHash(text),
    faults: [],
    saved: c.req.query("saved") === "1" ? "Saved." : "",
  };
}

/** What most sites begin with. */
const firstRules = {
  specVersion: 1,
  destinations: { sales: { type: "slack", url: "https://hooks.slack.com/services/…" } },
  rules: [{ title: "Every lead that sales should look at", to: ["sales"] }],
};

const otherEditor =
  "Somebody else has saved meanwhile. Your text is still here; saving again overwrites theirs.";
