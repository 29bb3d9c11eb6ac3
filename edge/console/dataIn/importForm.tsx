import type { Context } from "hono";
import { encodings } from "../../../shared/import/detectEncoding.ts";
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

const FileFields = ({
  stated: { dates, encoding, mark, won, lost },
}: Pick<ImportProps, "stated">) => (
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
        <option value="">Auto-detect</option>
        {encodings.map((one) => (
          <option value={one} selected={encoding === one}>
            {one}
          </option>
        ))}
      </select>
    </div>
    <div class="field">
      <label for="decimal">1.234 is</label>
      <select id="decimal" name="decimal">
        <option value="">Detect by column</option>
        <option value="," selected={mark === ","}>
          1234 (decimal comma)
        </option>
        <option value="." selected={mark === "."}>
          1.234 (decimal point)
        </option>
      </select>
    </div>
    <Words name="won" label="Also won" value={won} />
    <Words name="lost" label="Also lost" value={lost} />
    <button type="submit" name="action" value="check" class="primary needs-no-js">
      Preview
    </button>
  </section>
);

interface WordsProps {
  readonly name: string;
  readonly label: string;
  readonly value: string | undefined;
}

/** The CRM's own words for the end of a deal. */
const Words = ({ name, label, value }: WordsProps) => (
  <div class="field">
    <label for={name}>
      {label} <span class="muted">optional</span>
    </label>
    <input id={name} name={name} value={value ?? ""} placeholder="Signed, Customer" />
  </div>
);
