/**
 * Runs in the head of every page, before anything is painted: a chosen theme must not flash the other
 * one first. It is the only inline script; its nonce is in the Content-Security-Policy.
 */
const root = document.documentElement;
root.classList.add("js");
try {
  const theme = localStorage.getItem("leadlight-theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch {
  // Storage is blocked: the page keeps the theme of the system.
}
