/**
 * The editor of the draft: asks before what was typed is lost, saves by Ctrl S, and goes from a fault to its
 * place in the text.
 */
export const draftIsland = /* js */ `
const form = document.querySelector("[data-draft]");
if (form === null) return;
const area = form.elements.document;
const state = form.querySelector("[data-draft-state]");
const saved = state.innerHTML;
const first = area.value;
let leaving = false;

// What the server refused is as unsaved as what was typed since.
const isChanged = () => form.dataset.draft === "changed" || area.value !== first;
area.addEventListener("input", () => {
  if (isChanged()) state.textContent = "Not saved yet.";
  else state.innerHTML = saved;
});
addEventListener("beforeunload", (event) => {
  if (!leaving && isChanged()) event.preventDefault();
});
form.addEventListener("submit", (event) => {
  const asks = event.submitter?.hasAttribute("data-discard");
  if (asks && !confirm("Throw the draft away? The published model stays as it is.")) {
    event.preventDefault();
    return;
  }
  leaving = true;
});
// Back from a page of the browser's memory.
addEventListener("pageshow", () => (leaving = false));
addEventListener("keydown", (event) => {
  if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[value=save]"));
});
const select = (link) => {
  const { selectFrom, selectTo } = link.dataset;
  area.focus();
  area.setSelectionRange(Number(selectFrom), Number(selectTo));
  const line = area.value.slice(0, Number(selectFrom)).split("\\n").length - 1;
  const lineHeight = parseFloat(getComputedStyle(area).lineHeight);
  area.scrollTop = Math.max(0, line * lineHeight - area.clientHeight / 3);
  area.scrollIntoView({ block: "nearest" });
};
form.addEventListener("click", (event) => {
  const link = event.target.closest("[data-select-from]");
  if (link === null) return;
  event.preventDefault();
  select(link);
});
`;
