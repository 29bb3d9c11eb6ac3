import { filePieces } from "./filePieces.island.ts";

/**
 * Reads a file slice by slice: what it would come to as soon as it is chosen, and takes it in when somebody says
 * so. The server decides; the browser holds the file, and keeps what the server answers between two slices.
 */
export const importIsland = /* js */ `
const form = document.querySelector("[data-import]");
if (form === null) return;
const { file } = form.elements;
// Its buttons are called "action": the property would be one of them.
const url = form.getAttribute("action");
const part = (name) => form.querySelector("[data-import-" + name + "]");
const again = "What was taken counts once: just import it again.";

// Of two runs the newer one goes on.
let newest = 0;
let isImporting = false;
let report = null;

const post = async (body) => {
  for (let tries = 1; ; tries++) {
    const answer = await fetch(url, { method: "POST", body }).catch(() => null);
    if (answer?.redirected) throw new Error("Your session has ended. Sign in anew. " + again);
    if (answer !== null && answer.status < 500 && answer.status !== 429) return answer;
    if (tries === 8) throw new Error("The server does not answer. " + again);
    await new Promise((done) => setTimeout(done, Math.min(2 ** tries * 250, 15000)));
  }
};
const fail = (error) => {
  isImporting = false;
  const place = part("error");
  place.textContent = error.message;
  place.hidden = false;
  for (const name of ["progress", "stop"]) if (part(name)) part(name).hidden = true;
};

const open = async () => {
  const turn = ++newest;
  const [chosen] = file.files;
  if (chosen === undefined) return;
  const sampleBytes = 65536;
  const body = new FormData();
  for (const name of ["dates", "encoding"]) body.set(name, form.elements[name].value);
  body.set("part", "sample");
  body.set("last", chosen.size <= sampleBytes ? "1" : "0");
  body.set("file", chosen.slice(0, sampleBytes), chosen.name);
  const answer = await post(body);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (turn !== newest) return;
  const region = page.querySelector("[data-import-region]");
  if (region === null) throw new Error(page.querySelector("main")?.textContent.trim());
  part("region").replaceChildren(...region.childNodes);
  if (answer.ok) await read("check");
};

${filePieces}
const show = ({ words, refused, report: lines, state }) => {
  part("words").textContent = words;
  if (refused.length === 0) return;
  part("refused").hidden = false;
  part("refused-count").textContent = state.counts.refused.toLocaleString("en");
  const table = part("max");
  for (const { line, reason } of refused) {
    if (table.tBodies[0].rows.length >= Number(table.dataset.importMax)) break;
    const row = table.tBodies[0].insertRow();
    row.insertCell().textContent = line;
    row.insertCell().textContent = reason;
  }
  // Blobs of blobs: the browser may keep them on its disk.
  report = new Blob([report ?? "", lines]);
};

const begin = (action) => {
  isImporting = action === "import";
  report = null;
  part("error").hidden = true;
  part("refused").hidden = true;
  part("max").tBodies[0].replaceChildren();
  part("words").textContent = "";
  part("progress").hidden = false;
  part("progress").value = 0;
  part("go").hidden = false;
  part("go").disabled = true;
  part("go").textContent = isImporting ? "Importing…" : "Import";
  part("stop").hidden = !isImporting;
  part("report").hidden = true;
  part("leads").hidden = true;
};
const end = (action, { taken }) => {
  isImporting = false;
  part("progress").hidden = true;
  part("stop").hidden = true;
  part("report").hidden = report === null;
  part("leads").hidden = action === "check";
  part("go").hidden = action === "import";
  part("go").disabled = taken === 0;
  part("go").textContent = "Import " + taken.toLocaleString("en") + (taken === 1 ? " row" : " rows");
};

const read = async (action) => {
  const turn = ++newest;
  const [chosen] = file.files;
  if (chosen === undefined) return;
  begin(action);
  let state = JSON.parse(form.elements.state.value);
  let bytes = 0;
  const source = pieces(chosen, state.encoding, (more) => (bytes += more));
  let text = "";
  let size = 65536;
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
    const answer = await (await post(body)).json();
    if (turn !== newest) return source.cancel();
    if (answer.error !== undefined) throw new Error(answer.error);
    state = answer.state;
    text = text.slice(answer.chars);
    // Half a row needs more; many short ones need less at a time.
    size = answer.chars === 0 ? size * 2 : Math.max(16384, Math.min(262144, Math.ceil(answer.chars * 1.5)));
    show(answer);
    part("progress").value = Math.max(0, bytes - text.length) / Math.max(1, chosen.size);
    if (isLast && text === "") return end(action, state.counts);
  }
};

const run = (work) => work().catch(fail);
if (file.files.length > 0) run(open);
form.addEventListener("change", ({ target }) => {
  if (isImporting) return;
  if (target === file || target.name === "encoding") run(open);
  else if (form.elements.state) run(() => read("check"));
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  if (!isImporting && form.elements.state) run(() => read(event.submitter === part("go") ? "import" : "check"));
});
form.addEventListener("click", ({ target }) => {
  if (target === part("stop")) {
    newest++;
    fail(new Error("Stopped. " + again));
    part("go").disabled = false;
    part("go").textContent = "Import";
  }
  if (target === part("report") && report !== null) {
    const link = document.createElement("a");
    link.href = URL.createObjectURL(report);
    link.download = file.files[0].name.replace(/\\.[^.]*$/, "") + ".refused.csv";
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  }
});
addEventListener("beforeunload", (event) => {
  if (isImporting) event.preventDefault();
});
`;
