import { countsInWords } from "../../../shared/import/tally.ts";
import type { ImportProps } from "./importForm.tsx";

/** More than anyone reads; the file to be downloaded has all of them. */
const maxShown = 50;

interface ImportOutcomeProps {
  readonly result?: NonNullable<ImportProps["result"]>;
}

/** What the file comes to. With scripts it is filled in while the file is read. */
export function ImportOutcome({ result }: ImportOutcomeProps) {
  const { counts, refused = [], isDryRun = true } = result ?? {};
  return (
    <section class="panel import-outcome" aria-labelledby="outcome-title">
      <h2 id="outcome-title">What it comes to</h2>
      <progress max={1} value={0} aria-labelledby="outcome-title" data-import-progress hidden />
      <p class="words" aria-live="polite" data-import-words>
        {counts && countsInWords(counts, isDryRun)}
      </p>
      <p class="muted needs-no-js">To import it, choose the file once more.</p>
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
          Download refused rows
        </button>
      </div>
      <div data-import-refused hidden={refused.length === 0}>
        <h3>
          <span data-import-refused-count>{counts?.refused}</span> refused
        </h3>
        <table class="plain" data-import-max={maxShown}>
          <thead>
            <tr>
              <th scope="col">Line</th>
              <th scope="col">Why</th>
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
          The first {maxShown} at most. The download has all of them, as they are, with line and
          reason: mended, it can be imported itself.
        </p>
      </div>
    </section>
  );
}
