export type ImportAction = "check" | "import";

/** What the server answers to one slice of the file. */
export interface SliceAnswer {
  readonly state: { readonly encoding: string; readonly counts: Counts };
  /** How many characters of the slice it read. */
  readonly chars: number;
  /** The counts so far, as a sentence. */
  readonly words: string;
  readonly refused: readonly { readonly line: number; readonly reason: string }[];
  /** The rejected rows as CSV. */
  readonly report: string;
}

interface Counts {
  readonly taken: number;
  readonly refused: number;
}

/** The part of the form that shows how far an import is, and its result. */
export function importView(form: HTMLFormElement) {
  const find = <Kind extends HTMLElement>(name: string): Kind | null =>
    form.querySelector<Kind>(`[data-import-${name}]`);
  /** @throws When the page has no such part: it is of another version. */
  function part<Kind extends HTMLElement = HTMLElement>(name: string): Kind {
    const element = find<Kind>(name);
    if (element === null) throw new Error("The page is of another version: load it again.");
    return element;
  }
  const button = (name: string) => part<HTMLButtonElement>(name);
  let report: Blob | null = null;

  return {
    report: () => report,
    isPart: (name: string, element: EventTarget | null) =>
      element !== null && element === find(name),

    begin(action: ImportAction) {
      report = null;
      part("error").hidden = true;
      part("refused").hidden = true;
      part<HTMLTableElement>("max").tBodies[0]?.replaceChildren();
      part("words").textContent = "";
      const progress = part<HTMLProgressElement>("progress");
      progress.hidden = false;
      progress.value = 0;
      const go = button("go");
      go.hidden = false;
      go.disabled = true;
      go.textContent = action === "import" ? "Importing…" : "Import";
      part("stop").hidden = action === "check";
      part("report").hidden = true;
      part("leads").hidden = true;
    },

    /** @param share Of the file, from 0 to 1. */
    show({ words, refused, report: lines, state }: SliceAnswer, share: number) {
      part<HTMLProgressElement>("progress").value = share;
      part("words").textContent = words;
      if (refused.length === 0) return;
      part("refused").hidden = false;
      part("refused-count").textContent = state.counts.refused.toLocaleString("en");
      const table = part<HTMLTableElement>("max");
      const body = table.tBodies[0] ?? table.createTBody();
      for (const { line, reason } of refused) {
        if (body.rows.length >= Number(table.dataset.importMax)) break;
        const row = body.insertRow();
        row.insertCell().textContent = String(line);
        row.insertCell().textContent = reason;
      }
      // A blob of blobs: the browser may keep it on its disk.
      report = new Blob([report ?? "", lines]);
    },

    end(action: ImportAction, { taken }: Counts) {
      part("progress").hidden = true;
      part("stop").hidden = true;
      part("report").hidden = report === null;
      part("leads").hidden = action === "check";
      const go = button("go");
      go.hidden = action === "import";
      go.disabled = taken === 0;
      go.textContent = `Import ${taken.toLocaleString("en")} ${taken === 1 ? "row" : "rows"}`;
    },

    fail(message: string) {
      const error = part("error");
      error.textContent = message;
      error.hidden = false;
      for (const name of ["progress", "stop"]) find(name)?.setAttribute("hidden", "");
    },

    /** Lets the person start again. */
    reset() {
      const go = button("go");
      go.disabled = false;
      go.textContent = "Import";
    },

    /** The columns and the outcome, as the server rendered them. */
    replaceRegion: (region: Element) => part("region").replaceChildren(...region.childNodes),
  };
}
