import type { Context } from "hono";
import { checkDocument } from "../../models/checkDocument.ts";
import { readState } from "../../models/history.ts";
import { formatTag, parseTag } from "../../models/modelTag.ts";
import { readDocument } from "../../models/readDocument.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import type { ConsolePage } from "../shell/page.ts";
import { Ago } from "../shell/time.tsx";
import { maxModelFormBytes } from "./maxModelFormBytes.ts";
import { answerEditor, type EditorProps } from "./modelEditor.tsx";

/** `GET /console/model/edit`: the draft, or the published model to start one from. */
export const modelEditPage: ConsolePage = {
  path: "/model/edit",
  scope: "model",
  render: editModel,
  forms: [{ path: "/model/edit", scope: "model", maxBytes: maxModelFormBytes, handle: saveModel }],
};

function editModel(ports: Pick<Ports, "versions" | "clock">) {
  return async function editModel(c: Context<ConsoleEnvironment>) {
    const state = await readState(ports, c.var.site.key);
    const document = (state.draft ?? state.published).document;
    const checked = checkDocument(document);
    return answerEditor(c, {
      text: JSON.stringify(document, null, 2),
      tag: formatTag(state.tag),
      faults: checked.ok ? [] : checked.reason,
      warnings: checked.ok ? checked.value.warnings : [],
      saved:
        state.draft === null ? (
          `No draft yet: this is ${nameOf(state.published.version)}.`
        ) : (
          <>
            Saved by {state.draft.author}, <Ago at={state.draft.savedAt} now={ports.clock()} />.
          </>
        ),
      hasDraft: state.draft !== null,
    });
  };
}

/** Saves the draft, or discards it. */
function saveModel(ports: Pick<Ports, "versions" | "clock">) {
  return async function saveModel(c: Context<ConsoleEnvironment>) {
    const { tag = "", action, ...form } = await c.req.parseBody<Record<string, string>>();
    // Forms send lines with CR LF; a textarea counts them as one character.
    const document = (form.document ?? "").replaceAll("\r\n", "\n");
    const { site, apiKey } = c.var;
    const seen = parseTag(tag);
    const head = { author: apiKey.name, savedAt: ports.clock() };
    const state = await readState(ports, site.key);
    const answer = (fields: Partial<EditorProps>) =>
      answerEditor(
        c,
        {
          ...{ text: document, tag, faults: [], warnings: [], hasDraft: state.draft !== null },
          ...{ saved: "Not saved.", ...fields },
        },
        422,
      );
    if (seen === null || seen === "any") return c.redirect("/console/model/edit", 303);
    if (action === "discard") {
      const gone = await ports.versions.saveDraft(site.key, { ...head, document: null }, seen);
      if (gone !== null) return c.redirect("/console/model", 303);
      return answer({ error: otherEditor });
    }
    const read = readDocument(document);
    if (!read.ok) return answer({ error: `This is not JSON: ${read.reason.detail}` });
    const checked = checkDocument(read.value);
    if (!checked.ok) return answer({ faults: checked.reason });
    const saved = await ports.versions.saveDraft(site.key, { ...head, document: read.value }, seen);
    // A second save overwrites: the person has seen the message, so the tag is of the newest draft.
    if (saved === null) return answer({ error: otherEditor, tag: formatTag(state.tag) });
    return c.redirect(action === "preview" ? "/console/model/preview" : "/console/model/edit", 303);
  };
}

const otherEditor =
  "This draft was changed by someone else. Your text is still here; saving again overwrites their changes.";

const nameOf = (version: number) => (version === 0 ? "the default model" : `version ${version}`);
