/** Keys of the console; `shortcuts.tsx` lists them for people. */
const dialog = document.querySelector<HTMLDialogElement>("#shortcuts");
const jump = document.querySelector<HTMLInputElement>("#jump");

function moveBy(step: 1 | -1) {
  const rows = [...document.querySelectorAll<HTMLElement>("[data-row]")];
  const index = rows.indexOf(document.activeElement as HTMLElement);
  const next = rows[index < 0 ? (step > 0 ? 0 : rows.length - 1) : index + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
}

const actions: Readonly<Record<string, () => void>> = {
  j: () => moveBy(1),
  k: () => moveBy(-1),
  "/": () => {
    if (jump) jump.focus();
    else location.assign("/console/leads#jump");
  },
  l: () => location.assign("/console/leads"),
  m: () => location.assign("/console/model"),
  p: () => document.querySelector<HTMLElement>("[data-live-switch]")?.click(),
  "?": () => dialog?.showModal(),
};

addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
  if (ctrlKey || metaKey || altKey || isComposing || !dialog || dialog.open) return;
  if (
    target instanceof HTMLElement &&
    target.closest("input, textarea, select, [contenteditable]")
  ) {
    if (key === "Escape") target.blur();
    return;
  }
  if (!Object.hasOwn(actions, key)) return;
  event.preventDefault();
  actions[key]?.();
});
document.addEventListener("click", ({ target }) => {
  if (target instanceof Element && target.closest("[data-shortcuts]")) dialog?.showModal();
});
if (location.hash === "#jump") jump?.focus();
