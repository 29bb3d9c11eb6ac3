import type { Context } from "hono";
import { progressOf } from "../../../shared/preview/progress.ts";
import { checkDocument } from "../../models/checkDocument.ts";
import { readState } from "../../models/history.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { Faults } from "../shell/faults.tsx";
import { formatCount } from "../shell/format.ts";
import { answerInShell, Live } from "../shell/layout.tsx";
import type { ConsolePage } from "../shell/page.ts";
import { Ago } from "../shell/time.tsx";
import diffCss from "./diff.css";
import modelCss from "./model.css";
import { ModelRules } from "./modelRules.tsx";
import { ModelHead } from "./modelTabs.tsx";
import { ModelThresholds } from "./modelThresholds.tsx";
import { RescoreBar } from "./rescoreBar.tsx";
import { VersionLine } from "./versionLine.tsx";

/** While leads are re-scored; otherwise nothing on this page changes by itself. */
const liveSeconds = 2;

/** `GET /console/model`: the published scoring model, as a marketer reads it. */
export const modelPage: ConsolePage = {
  path: "/model",
  scope: "model",
  nav: "Scoring model",
  css: [modelCss, diffCss].join("\n"),
  render: showModel,
};

function showModel(ports: Pick<Ports, "versions" | "clock">) {
  return async function showModel(c: Context<ConsoleEnvironment>) {
    const { published, draft, rescore } = await readState(ports, c.var.site.key);
    const checked = checkDocument(published.document);
    const now = ports.clock();
    const isRunning = rescore !== null && progressOf(rescore).isRunning;
    const content = (
      <>
        <ModelHead title="Scoring model" current="Published">
          {draft !== null && (
            <a class="button" href="/console/model/preview">
              Preview draft
            </a>
          )}
          <a class="button primary" href="/console/model/edit">
            {draft === null ? "Edit model" : "Edit draft"}
          </a>
        </ModelHead>
        <Live>
          <RescoreBar rescore={rescore} />
          <VersionLine version={published} now={now} />
          {draft !== null && (
            <p class="notice">
              Draft by {draft.author}, saved <Ago at={draft.savedAt} now={now} />. It does not score
              leads until it is published.
            </p>
          )}
          {rescore !== null && !isRunning && rescore.restaged > 0 && (
            <p class="muted">
              {formatCount(rescore.restaged, "lead")} changed stage because of this version; no
              alerts are sent for these.
            </p>
          )}
        </Live>
        {checked.ok ? (
          <div class="lead-columns">
            <div class="lead-side">
              <ModelRules model={checked.value.model} />
            </div>
            <ModelThresholds model={checked.value.model} />
          </div>
        ) : (
          <Faults
            title="Another version of leadlight published this model and this one cannot read it; the default model scores leads."
            faults={checked.reason}
          />
        )}
      </>
    );
    return answerInShell(c, {
      title: "Scoring model",
      content,
      ...(isRunning && { liveSeconds }),
    });
  };
}
