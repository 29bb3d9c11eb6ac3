import type { Context } from "hono";
import { listVersions, readState } from "../../models/history.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { answerInShell } from "../shell/layout.tsx";
import type { ConsolePage } from "../shell/page.ts";
import { ModelHead } from "./modelTabs.tsx";
import { VersionLine } from "./versionLine.tsx";

const versionsPerPage = 50;

/** `GET /console/model/history?before=`: every version, newest first. */
export const modelHistoryPage: ConsolePage = {
  path: "/model/history",
  scope: "model",
  render: listHistory,
};

function listHistory(ports: Pick<Ports, "versions" | "clock">) {
  return async function listHistory(c: Context<ConsoleEnvironment>) {
    const asked = Number(c.req.query("before"));
    const before = Number.isSafeInteger(asked) && asked > 0 ? asked : Number.MAX_SAFE_INTEGER;
    const { key } = c.var.site;
    const [{ published }, { versions, next }] = await Promise.all([
      readState(ports, key),
      listVersions(ports, key, before, versionsPerPage),
    ]);
    const content = (
      <>
        <ModelHead title="Version history" current="History" />
        <ol class="versions">
          {versions.map((version) => (
            <li>
              <VersionLine version={version} now={ports.clock()} />
              {version.version === published.version && <span class="pill is-now">Live</span>}
              <a class="button" href={`/console/model/versions/${version.version}`} data-row>
                {version.version === published.version ? "What changed" : "View or restore"}
              </a>
            </li>
          ))}
        </ol>
        {published.version === 0 && (
          <p class="nothing">
            No version is published yet. Every published version stays here, with its author and its
            changes.
          </p>
        )}
        {next !== null && (
          <p>
            <a class="button" href={`/console/model/history?before=${next}`} rel="next">
              Older versions
            </a>
          </p>
        )}
      </>
    );
    return answerInShell(c, { title: "Version history", content });
  };
}
