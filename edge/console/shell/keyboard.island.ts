/** Keys of the console; `shortcuts.tsx` lists them for people. */
export const keyboardIsland = /* js */ `
const dialog = document.querySelector("#shortcuts");

const moveBy = (step) => {
  const rows = [...document.querySelectorAll("[data-row]")];
  const at = rows.indexOf(document.activeElement);
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest" });
};

const does = {
  j: () => moveBy(1),
  k: () => moveBy(-1),
  "/": () => {
    const jump = document.querySelector("#jump");
    if (jump) jump.focus();
    else location.assign("/console/leads#jump");
  },
  l: () => location.assign("/console/leads"),
  m: () => location.assign("/console/model"),
  p: () => document.querySelector("[data-live-switch]")?.click(),
  "?": () => dialog?.showModal(),
};

addEventListener("keydown", (event) => {
  const { key, target, ctrlKey, metaKey, altKey, isComposing } = event;
  if (ctrlKey || metaKey || altKey || isComposing || dialog?.open) return;
  if (target.closest?.("input, textarea, select, [contenteditable]")) {
    if (key === "Escape") target.blur();
    return;
  }
  if (!Object.hasOwn(does, key) || !dialog) return;
  event.preventDefault();
  does[key]();
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-shortcuts]")) dialog?.showModal();
});
if (location.hash === "#jump") document.querySelector("#jump")?.focus();
`;
