/**
 * Stands in the head of every page, before anything is painted: a chosen theme must not flash the
 * other one first. It is the one inline script; its nonce is in the Content-Security-Policy.
 */
export const themeBeforePaint = /* js */ `
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("leadlight-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {}
`;

/** The switch: auto, light, dark. */
export const themeIsland = /* js */ `
const order = ["auto", "light", "dark"];
const root = document.documentElement;
const show = () => {
  for (const text of document.querySelectorAll("[data-theme-text]")) {
    text.textContent = root.dataset.theme ?? "auto";
  }
};
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-switch]")) return;
  const next = order[(order.indexOf(root.dataset.theme ?? "auto") + 1) % order.length];
  if (next === "auto") delete root.dataset.theme;
  else root.dataset.theme = next;
  try {
    localStorage.setItem("leadlight-theme", next);
  } catch {
    // Storage is blocked: the choice holds for this page.
  }
  show();
});
show();
`;
