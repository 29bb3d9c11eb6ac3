import type { Context } from "hono";
import { diffModels } from "../../../shared/preview/diffModels.ts";
import { checkDocument } from "../../models/checkDocument.ts";
import { findVersion, readState } from "../../models/history.ts";
import { formatTag, parseTag } from "../../models/modelTag.ts";
import { rollBack } from "../../models/publishModel.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { missingPage } from "../shell/failed.tsx";
import { answerInShell } from "../shell/layout.tsx";
import type { ConsolePage } from "../shell/page.ts";
import { answerPublication, maxPublishFormBytes } from "./answerPublication.tsx";
import { DiffView } from "./modelDiff.tsx";
import { ModelRules } from "./modelRules.tsx";
import { ModelHead } from "./modelTabs.tsx";
import { ModelThresholds } from "./modelThresholds.tsx";
import { PublishForm } from "./publishForm.tsx";
import { VersionLine } from "./versionLine.tsx";

/** `GET /console/model/versions/:version`: its changes, its rules, and the button to restore it. */
export const modelVersionPage: ConsolePage = {
  path: "/model/versions/:version",
  scope: "model",
  render: showVersion,
  forms: [
    {
      ...{ path: "/model/versions/:version/rollback", scope: "model" },
      ...{ maxBytes: maxPublishFormBytes, handle: rollBackModel },
    },
  ],
};

function showVersion(ports: Pick<Ports, "versions" | "clock">) {
  return async function showVersion(c: Context<ConsoleEnvironment>) {
    const number = versionOf(c);
    const { key } = c.var.site;
    const [found, { published, tag }, before] = await Promise.all([
      number === null ? null : findVersion(ports, key, number),
      readState(ports, key),
      number === null || number === 0 ? null : findVersion(ports, key, number - 1),
    ]);
    if (found === null) return missingPage(c);
    const [shown, scoring, previous] = [found, published, before].map(
      (version) => version && checkDocument(version.document),
    );
    const name = found.version === 0 ? "Default model" : `Version ${found.version}`;
    const isNow = found.version === published.version;
    const content = (
      <>
        <ModelHead title={name} current="History" />
        {found.version !== 0 && <VersionLine version={found} now={ports.clock()} />}
        {shown?.ok && previous?.ok && (
          <section class="panel" aria-labelledby="changed-title">
            <h2 id="changed-title">Changes{found.version === 1 ? " to the default model" : ""}</h2>
            <DiffView diff={diffModels(previous.value.model, shown.value.model)} />
          </section>
        )}
        {!isNow && shown?.ok && (
          <section class="panel" aria-labelledby="back-title">
            <h2 id="back-title">Restore</h2>
            {scoring?.ok && (
              <>
                <p class="muted">Changes to the live model:</p>
                <DiffView diff={diffModels(scoring.value.model, shown.value.model)} />
              </>
            )}
            <PublishForm
              action={`/console/model/versions/${found.version}/rollback`}
              tag={formatTag(tag)}
              note={`Restore version ${found.version}`}
              button="Restore this version"
            />
          </section>
        )}
        {shown?.ok ? (
          <div class="lead-columns">
            <div class="lead-side">
              <ModelRules model={shown.value.model} />
            </div>
            <ModelThresholds model={shown.value.model} />
          </div>
        ) : (
          <p class="error">
            Another version of leadlight published this model, and this one cannot read it.
          </p>
        )}
      </>
    );
    return answerInShell(c, { title: name, content });
  };
}

/** Publishes an earlier version again, as a new version. */
function rollBackModel(ports: Ports) {
  return async function rollBackModel(c: Context<ConsoleEnvironment>) {
    const { note = "", tag } = await c.req.parseBody<Record<string, string>>();
    const number = versionOf(c);
    const seen = parseTag(tag);
    if (number === null || seen === null || seen === "any") return missingPage(c);
    const publication = { author: c.var.apiKey.name, note: note.trim().slice(0, 1_000), seen };
    const published = await rollBack(ports, c.var.site.key, number, publication);
    return answerPublication(c, published, ports);
  };
}

function versionOf(c: Context<ConsoleEnvironment>): number | null {
  const text = c.req.param("version") ?? "";
  return /^\d{1,9}$/.test(text) ? Number(text) : null;
}
