import type { Context } from "hono";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { answerInShell } from "../shell/layout.tsx";
import { ImportColumns } from "./importColumns.tsx";
import { ImportOutcome } from "./importOutcome.tsx";
import { importPath } from "./importPath.ts";
import type { ImportProps } from "./importProps.ts";

/** Answers with the form for a file and, once a file is chosen, its columns and its preview. */
export function answerImport(
  c: Context<ConsoleEnvironment>,
  { stated, state, columns, result, error }: ImportProps,
  status: 200 | 422 = 200,
) {
  const content = (
    <>
      <nav class="crumbs" aria-label="Breadcrumb">
        <a href="/console/data">Integrations</a>
      </nav>
      <h1>Import history (CSV)</h1>
      <form
        method="post"
        action={importPath}
        enctype="multipart/form-data"
        class="import"
        data-import
      >
        <FileFields stated={stated} />
        <div data-import-region>
          <p class="error" role="alert" data-import-error hidden={error === undefined}>
            {error}
          </p>
          {state !== null && (
            <>
              <input type="hidden" name="state" value={JSON.stringify(state)} />
              <ImportColumns state={state} columns={columns} />
              <ImportOutcome {...(result && { result })} />
            </>
          )}
        </div>
      </form>
    </>
  );
  return answerInShell(c, { title: "Import history", content }, status);
}

const FileFields = ({ stated: { dates, encoding } }: Pick<ImportProps, "stated">) => (
  <section class="panel import-file">
    <div class="field">
      <label for="file">CSV file</label>
      <input
        id="file"
        name="file"
        type="file"
        required
        accept=".csv,.tsv,.txt,text/csv,text/plain"
        aria-describedby="file-hint"
      />
      <p id="file-hint" class="hint">
        Contacts, their properties, deals won or lost: an unchanged export of HubSpot, Salesforce or
        Pipedrive. You see a preview first; nothing is imported before you confirm.
      </p>
    </div>
    <div class="field">
      <label for="dates">Date format</label>
      <select id="dates" name="dates">
        <option value="">Ask when ambiguous</option>
        <option value="dmy" selected={dates === "dmy"}>
          Day first (03/04 is 3 April)
        </option>
        <option value="mdy" selected={dates === "mdy"}>
          Month first (03/04 is March 4)
        </option>
      </select>
    </div>
    <div class="field">
      <label for="encoding">Encoding</label>
      <select id="encoding" name="encoding">
        <option value="">Auto-detect (UTF-8 or UTF-16)</option>
        <option value="windows-1252" selected={encoding === "windows-1252"}>
          Windows-1252, Excel’s plain “CSV”
        </option>
      </select>
    </div>
    <button type="submit" name="action" value="check" class="primary needs-no-js">
      Preview
    </button>
  </section>
);
