import type { Context } from "hono";
import { progressOf } from "../../../shared/preview/progress.ts";
import { checkDocument } from "../../models/checkDocument.ts";
import { readState } from "../../models/history.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { Faults } from "../shell/faults.tsx";
import { formatCount } from "../shell/format.ts";
import { answerInShell, Live } from "../shell/layout.tsx";
import { Ago } from "../shell/time.tsx";
import { ModelRules } from "./modelRules.tsx";
import { ModelHead } from "./modelTabs.tsx";
import { ModelThresholds } from "./modelThresholds.tsx";
import { RescoreBar } from "./rescoreBar.tsx";
import { VersionLine } from "./versionLine.tsx";

/** While leads are evaluated anew; else nothing here moves by itself. */
const liveSeconds = 2;

/** `GET /console/model`: the model that scores, as a marketer reads it. */
export const modelPage = (ports: Pick<Ports, "versions" | "clock">) =>
  async function modelPage(c: Context<ConsoleEnvironment>) {
    const { published, draft, rescore } = await readState(ports, c.var.site.key);
    const checked = checkDocument(published.document);
    const now = ports.clock();
    const isRunning = rescore !== null && progressOf(rescore).isRunning;
    const content = (
      <>
        <ModelHead title="Model" current="Published">
          {draft !== null && (
            <a class="button" href="/console/model/preview">
              Preview the draft
            </a>
          )}
          <a class="button primary" href="/console/model/edit">
            {draft === null ? "Change it" : "Edit the draft"}
          </a>
        </ModelHead>
        <Live>
          <RescoreBar rescore={rescore} />
          <VersionLine version={published} now={now} />
          {draft !== null && (
            <p class="notice">
              There is a draft by {draft.author}, saved <Ago at={draft.savedAt} now={now} />. It
              scores nobody until it is published.
            </p>
          )}
          {rescore !== null && !isRunning && rescore.restaged > 0 && (
            <p class="muted">
              {formatCount(rescore.restaged, "lead")} changed stage by this version alone; nobody is
              told of these.
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
            title="This version was published by another leadlight and cannot be read; the default model scores."
            faults={checked.reason}
          />
        )}
      </>
    );
    return answerInShell(c, { title: "Model", content, ...(isRunning && { liveSeconds }) });
  };
