import type { ModelFault } from "../../../shared/model/modelFault.ts";
import { placesInText } from "../../models/placeInText.ts";
import { formatCount } from "./format.ts";

interface FaultsProps {
  readonly title: string;
  readonly faults: readonly ModelFault[];
  /** The document that has these errors; their lines become links into the editor. */
  readonly text?: string;
  readonly kind?: "fault" | "warning";
}

/** More than a person fixes at once. */
const maxShown = 100;

/** The errors or warnings of a document, each with its place. */
export function Faults({ title, faults, text, kind = "fault" }: FaultsProps) {
  if (faults.length === 0) return null;
  const shown = faults.slice(0, maxShown);
  const paths = shown.map(({ at }) => at);
  const places = text === undefined ? [] : placesInText(text, paths);
  return (
    <section class={`faults is-${kind}`} aria-label={title}>
      <h2>{title}</h2>
      <ul>
        {shown.map(({ at, message }, index) => {
          const place = places[index];
          return (
            <li>
              {place !== undefined && (
                <a
                  href="#document"
                  class="line"
                  data-select-from={place.from}
                  data-select-to={place.to}
                >
                  line {place.line}
                </a>
              )}
              <code>{at}</code> {message}
            </li>
          );
        })}
      </ul>
      {faults.length > maxShown && (
        <p class="muted">and {formatCount(faults.length - maxShown, "more", "more")}</p>
      )}
    </section>
  );
}
