import type { Context } from "hono";
import type { DecimalMark } from "../../../shared/classify/parseNumber.ts";
import type { Columns } from "../../../shared/import/columns.ts";
import { type Encoding, encodings } from "../../../shared/import/detectEncoding.ts";
import type { DateOrder } from "../../../shared/import/parseDate.ts";
import type { RefusedRow } from "../../../shared/import/readRows.ts";
import type { Counts } from "../../../shared/import/tally.ts";
import type { FileState } from "../../intake/files/fileState.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import { answerInShell } from "../shell/layout.tsx";
import { ImportColumns } from "./importColumns.tsx";
import { ImportOutcome } from "./importOutcome.tsx";
import { importPath } from "./importPath.ts";

export interface ImportProps {
  /** What somebody said of the file. */
  readonly stated: {
    readonly dates?: DateOrder | undefined;
    readonly encoding?: Encoding | undefined;
    readonly mark?: DecimalMark | undefined;
    /** Words for deals that were won or lost, with commas between them. */
    readonly won?: string;
    readonly lost?: string;
  };
  /** `null` before there is a file. */
  readonly state: FileState | null;
  readonly columns?: Columns;
  /** What it came to, or would come to; without scripts in the browser. */
  readonly result?: {
    readonly counts: Counts;
    readonly refused: readonly RefusedRow[];
    readonly isDryRun: boolean;
  };
  readonly error?: string;
}

/** Answers with the form that takes a file, and what is known of the one that was chosen. */
export function answerImport(
  c: Context<ConsoleEnvironment>,
  { stated, state, columns, result, error }: ImportProps,
  status: 200 | 422 = 200,
) {
  const content = (
    <>
      <nav class="crumbs" aria-label="Breadcrumb">
        <a href="/console/data">Data in</a>
      </nav>
      <h1>Import a file</h1>
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
  return answerInShell(c, { title: "Import a file", content }, status);
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
        People, facts about them, deals won or lost: an export of HubSpot, Salesforce or Pipedrive
        as it is. First you see what it would come to; nothing is written before you say so.
      </p>
    </div>
    <div class="field">
      <label for="dates">03/04/2026 is</label>
      <select id="dates" name="dates">
        <option value="">rejected as ambiguous</option>
        <option value="dmy" selected={dates === "dmy"}>
          3 April (day first)
        </option>
        <option value="mdy" selected={dates === "mdy"}>
          4 March (month first)
        </option>
      </select>
    </div>
    <div class="field">
      <label for="encoding">Text is</label>
      <select id="encoding" name="encoding">
        <option value="">detected</option>
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
        <option value="">read by its column</option>
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
      Check the file
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
