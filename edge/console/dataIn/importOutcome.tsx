import { countsInWords } from "../../../shared/import/tally.ts";
import type { ImportResult } from "./importProps.ts";

/** More than a person reads; the download has all of them. */
const maxShown = 50;

interface ImportOutcomeProps {
  readonly result?: ImportResult;
}

/** The preview or the result. With scripts it is filled in while the file is read. */
export function ImportOutcome({ result }: ImportOutcomeProps) {
  const { counts, refused = [], isDryRun = true } = result ?? {};
  return (
    <section class="panel import-outcome" aria-labelledby="outcome-title">
      <h2 id="outcome-title">{isDryRun ? "Preview" : "Result"}</h2>
      <progress max={1} value={0} aria-labelledby="outcome-title" data-import-progress hidden />
      <p class="words" aria-live="polite" data-import-words>
        {counts && countsInWords(counts, isDryRun)}
      </p>
      <p class="muted needs-no-js">To import the file, choose it again.</p>
      <div class="actions">
        <button
          type="submit"
          name="action"
          value="import"
          class="primary"
          data-import-go
          hidden={!isDryRun}
        >
          Import
        </button>
        <button type="button" data-import-stop hidden>
          Stop
        </button>
        <a class="button primary" href="/console/leads" data-import-leads hidden={isDryRun}>
          See the leads
        </a>
        <button type="button" data-import-report hidden>
          Download rejected rows
        </button>
      </div>
      <div data-import-refused hidden={refused.length === 0}>
        <h3>
          <span data-import-refused-count>{counts?.refused}</span> rejected
        </h3>
        <table class="plain" data-import-max={maxShown}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Reason</th>
            </tr>
          </thead>
          <tbody>
            {refused.slice(0, maxShown).map(({ line, reason }) => (
              <tr>
                <td>{line}</td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p class="hint needs-js">
          The first {maxShown} at most. The download has all rejected rows, unchanged, with line and
          reason: fix them in that file and import it.
        </p>
      </div>
    </section>
  );
}
