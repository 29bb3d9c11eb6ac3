/** Buttons that copy what they hold in `data-copy`. */
export const copyIsland = /* js */ `
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (button === null) return;
  const label = (button.dataset.label ??= button.textContent);
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    button.textContent = "Copied";
  } catch {
    // No permission, or plain http on another host, where browsers have no clipboard.
    button.textContent = "Select and copy it";
  }
  setTimeout(() => {
    button.textContent = label;
  }, 2000);
});
`;
