/**
 * The editor of a JSON document: asks before unsaved text is lost, saves by Ctrl S, and goes from an error
 * to its place in the text.
 */
const form = document.querySelector<HTMLFormElement>("[data-draft]");
const area = form?.querySelector("textarea");
const state = form?.querySelector("[data-draft-state]");
if (form && area && state) edit(form, area, state);

function edit(form: HTMLFormElement, area: HTMLTextAreaElement, state: Element) {
  const saved = state.innerHTML;
  const first = area.value;
  let isLeaving = false;

  // Text that the server refused is as unsaved as text that was typed since.
  const isChanged = () => form.dataset.draft === "changed" || area.value !== first;
  area.addEventListener("input", () => {
    if (isChanged()) state.textContent = "Not saved yet.";
    else state.innerHTML = saved;
  });
  addEventListener("beforeunload", (event) => {
    if (!isLeaving && isChanged()) event.preventDefault();
  });
  form.addEventListener("submit", (event) => {
    const question = event.submitter?.getAttribute("data-confirm");
    if (question && !confirm(question)) {
      event.preventDefault();
      return;
    }
    isLeaving = true;
  });
  // The browser may show the page again from its memory.
  addEventListener("pageshow", () => {
    isLeaving = false;
  });
  addEventListener("keydown", (event) => {
    if (event.key !== "s" || !(event.ctrlKey || event.metaKey) || event.altKey) return;
    event.preventDefault();
    form.requestSubmit(form.querySelector<HTMLElement>("[value=save]"));
  });
  form.addEventListener("click", (event) => {
    const { target } = event;
    const link =
      target instanceof Element ? target.closest<HTMLElement>("[data-select-from]") : null;
    if (link === null) return;
    event.preventDefault();
    select(Number(link.dataset.selectFrom), Number(link.dataset.selectTo));
  });

  function select(from: number, to: number) {
    area.focus();
    area.setSelectionRange(from, to);
    const line = area.value.slice(0, from).split("\n").length - 1;
    const lineHeight = Number.parseFloat(getComputedStyle(area).lineHeight);
    area.scrollTop = Math.max(0, line * lineHeight - area.clientHeight / 3);
    area.scrollIntoView({ block: "nearest" });
  }
}
