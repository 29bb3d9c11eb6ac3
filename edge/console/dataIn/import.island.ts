/**
 * Reads a file slice by slice: previews it as soon as it is chosen, and imports it when the person confirms.
 * The server decides; the browser holds the file, and keeps what the server answers between two slices.
 */
import { filePieces } from "./filePieces.browser.ts";
import { type ImportAction, importView, type SliceAnswer } from "./importView.browser.ts";
import { importAgain, postForm } from "./postForm.browser.ts";

const sampleBytes = 65_536;
const minSliceChars = 16_384;
const maxSliceChars = 262_144;

const form = document.querySelector<HTMLFormElement>("[data-import]");
const file = form?.querySelector<HTMLInputElement>("#file");
if (form && file) watch(form, file);

function watch(form: HTMLFormElement, file: HTMLInputElement) {
  const view = importView(form);
  // The form has buttons named "action": the property `form.action` would be one of them.
  const url = form.getAttribute("action") ?? "";
  const field = (name: string) =>
    form.querySelector<HTMLInputElement | HTMLSelectElement>(`[name="${name}"]`);
  // Of two runs, only the newer one goes on.
  let newest = 0;
  let isImporting = false;

  async function open(): Promise<void> {
    const run = ++newest;
    const chosen = file.files?.[0];
    if (chosen === undefined) return;
    const body = new FormData();
    for (const name of ["dates", "encoding"]) body.set(name, field(name)?.value ?? "");
    body.set("part", "sample");
    body.set("last", chosen.size <= sampleBytes ? "1" : "0");
    body.set("file", chosen.slice(0, sampleBytes), chosen.name);
    const answer = await postForm(url, body);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (run !== newest) return;
    const region = page.querySelector("[data-import-region]");
    if (region === null) throw new Error(page.querySelector("main")?.textContent?.trim());
    view.replaceRegion(region);
    if (answer.ok) await read("check");
  }

  async function read(action: ImportAction): Promise<void> {
    const run = ++newest;
    const chosen = file.files?.[0];
    if (chosen === undefined) return;
    isImporting = action === "import";
    view.begin(action);
    let state = JSON.parse(field("state")?.value ?? "") as SliceAnswer["state"];
    let bytes = 0;
    const source = filePieces(chosen, state.encoding, (more) => {
      bytes += more;
    });
    let text = "";
    let size = sampleBytes;
    let ended = false;
    for (;;) {
      while (!ended && text.length <= size) {
        const piece = await source.next();
        text += piece.text;
        ended = piece.done;
      }
      const isLast = ended && text.length <= size;
      const body = new FormData(form);
      body.delete("file");
      body.set("part", "slice");
      body.set("action", action);
      body.set("state", JSON.stringify(state));
      body.set("last", isLast ? "1" : "0");
      body.set("text", new Blob([text.slice(0, size)]));
      const answer = (await (await postForm(url, body)).json()) as
        | (SliceAnswer & { readonly error?: never })
        | { readonly error: string };
      if (run !== newest) return source.cancel();
      if (answer.error !== undefined) throw new Error(answer.error);
      state = answer.state;
      text = text.slice(answer.chars);
      size = nextSize(size, answer.chars);
      view.show(answer, Math.max(0, bytes - text.length) / Math.max(1, chosen.size));
      if (isLast && text === "") {
        isImporting = false;
        return view.end(action, state.counts);
      }
    }
  }

  function fail(error: unknown) {
    isImporting = false;
    view.fail(error instanceof Error ? error.message : String(error));
  }

  function stop() {
    newest++;
    fail(new Error(`Stopped. ${importAgain}`));
    view.reset();
  }

  if (file.files?.length) open().catch(fail);
  form.addEventListener("change", ({ target }) => {
    if (isImporting) return;
    if (target === file || target === field("encoding")) open().catch(fail);
    else if (field("state")) read("check").catch(fail);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (isImporting || !field("state")) return;
    read(view.isPart("go", event.submitter) ? "import" : "check").catch(fail);
  });
  form.addEventListener("click", ({ target }) => {
    if (view.isPart("stop", target)) stop();
    const report = view.report();
    if (view.isPart("report", target) && report !== null) download(report, file.files?.[0]?.name);
  });
  addEventListener("beforeunload", (event) => {
    if (isImporting) event.preventDefault();
  });
}

/** Half a row needs a larger slice; many short rows need smaller slices. */
const nextSize = (size: number, chars: number): number =>
  chars === 0 ? size * 2 : Math.max(minSliceChars, Math.min(maxSliceChars, Math.ceil(chars * 1.5)));

function download(report: Blob, name = "import.csv") {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(report);
  link.download = `${name.replace(/\.[^.]*$/, "")}.rejected.csv`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
