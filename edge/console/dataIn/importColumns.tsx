import { knownTraits } from "../../../shared/classify/fieldTrait.ts";
import { columnInWords } from "../../../shared/import/columnInWords.ts";
import type { Columns } from "../../../shared/import/columns.ts";
import { delimiters } from "../../../shared/import/detectDelimiter.ts";
import type { FileState } from "../../intake/files/fileState.ts";

/** What a column may be; another word is a trait of that name. */
const targets = [
  ...["email", "lead", "visitor", "outcome", "outcomeAt", "amount", "deal", "at"],
  ...knownTraits.filter((trait) => trait !== "email"),
];

interface ImportColumnsProps {
  readonly state: FileState;
  /** Without them nothing says what they are: whoever reads this has to. */
  readonly columns: Columns | undefined;
}

/** What each column of the file is taken for, to be changed. */
export const ImportColumns = ({ state, columns }: ImportColumnsProps) => (
  <section class="panel" aria-labelledby="columns-title">
    <div class="panel-head">
      <h2 id="columns-title">Columns</h2>
      <span class="muted">
        {state.encoding}, a {delimiters[state.delimiter]} between columns
      </span>
    </div>
    <table class="plain import-columns">
      <thead>
        <tr>
          <th scope="col">In the file</th>
          <th scope="col">First row</th>
          <th scope="col">Is</th>
        </tr>
      </thead>
      <tbody>
        {state.header.map((name, at) => {
          const target = columns?.targets[at] ?? null;
          return (
            <tr>
              <th scope="row">
                <label for={`column-${at}`}>{name}</label>
              </th>
              <td class="example">{state.example[at]}</td>
              <td>
                <input
                  id={`column-${at}`}
                  name={`column-${at}`}
                  value={target ?? ""}
                  list="column-targets"
                  placeholder="left out"
                  autocomplete="off"
                  spellcheck={false}
                />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
    <datalist id="column-targets">
      {targets.map((target) => (
        <option value={target}>{columnInWords(target)}</option>
      ))}
    </datalist>
    <p class="hint">
      An empty field leaves the column out. <code>outcome</code> says whether a deal was won or
      lost, <code>outcomeAt</code> when, <code>at</code> since when the facts are true; any other
      word makes it a trait of that name.
    </p>
  </section>
);
