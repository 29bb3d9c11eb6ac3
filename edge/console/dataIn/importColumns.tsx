import { knownTraits } from "../../../shared/classify/fieldTrait.ts";
import { columnInWords } from "../../../shared/import/columnInWords.ts";
import type { Columns } from "../../../shared/import/columns.ts";
import { delimiters } from "../../../shared/import/detectDelimiter.ts";
import type { FileState } from "../../intake/files/fileState.ts";

/** What a column may map to; any other word is the name of a property. */
const targets = [
  ...["email", "lead", "visitor", "outcome", "outcomeAt", "amount", "deal", "at"],
  ...knownTraits.filter((trait) => trait !== "email"),
];

interface ImportColumnsProps {
  readonly state: FileState;
  /** Without them the header does not say what they are: the person chooses. */
  readonly columns: Columns | undefined;
}

/** What each column of the file maps to, as fields to edit. */
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
          <th scope="col">Column</th>
          <th scope="col">Example</th>
          <th scope="col">Maps to</th>
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
                  placeholder="Don't import"
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
      A column with an empty field is not imported. <code>outcome</code> is whether a deal was won
      or lost, <code>outcomeAt</code> when, <code>at</code> since when the properties are true. Any
      other word is the name of a property.
    </p>
  </section>
);
