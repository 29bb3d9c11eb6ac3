/** The theme switch: auto, light, dark. */
const themes = ["auto", "light", "dark"];
const root = document.documentElement;
const current = () => root.dataset.theme ?? "auto";

function show() {
  for (const text of document.querySelectorAll("[data-theme-text]")) text.textContent = current();
}

document.addEventListener("click", ({ target }) => {
  if (!(target instanceof Element) || !target.closest("[data-theme-switch]")) return;
  const next = themes[(themes.indexOf(current()) + 1) % themes.length] ?? "auto";
  if (next === "auto") delete root.dataset.theme;
  else root.dataset.theme = next;
  try {
    localStorage.setItem("leadlight-theme", next);
  } catch {
    // Storage is blocked: the choice is valid for this page only.
  }
  show();
});
show();
