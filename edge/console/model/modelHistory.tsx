import type { Context } from "hono";
import { listVersions, readState } from "../../models/history.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { answerInShell } from "../shell/layout.tsx";
import { ModelHead } from "./modelTabs.tsx";
import { VersionLine } from "./versionLine.tsx";

const versionsPerPage = 50;

/** `GET /console/model/history?before=`: every version, newest first. */
export const modelHistoryPage = (ports: Pick<Ports, "versions" | "clock">) =>
  async function modelHistoryPage(c: Context<ConsoleEnvironment>) {
    const asked = Number(c.req.query("before"));
    const before = Number.isSafeInteger(asked) && asked > 0 ? asked : Number.MAX_SAFE_INTEGER;
    const { key } = c.var.site;
    const [{ published }, { versions, next }] = await Promise.all([
      readState(ports, key),
      listVersions(ports, key, before, versionsPerPage),
    ]);
    const content = (
      <>
        <ModelHead title="History of the model" current="History" />
        <ol class="versions">
          {versions.map((version) => (
            <li>
              <VersionLine version={version} now={ports.clock()} />
              {version.version === published.version && <span class="pill is-now">scores now</span>}
              <a class="button" href={`/console/model/versions/${version.version}`} data-row>
                {version.version === published.version ? "What changed" : "Look, or go back to it"}
              </a>
            </li>
          ))}
        </ol>
        {published.version === 0 && (
          <p class="nothing">
            Nothing was published yet. Every version that is will be kept here for good, with its
            author and what it changed.
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
    return answerInShell(c, { title: "History of the model", content });
  };
