/** Buttons that copy the text in their `data-copy`. */
document.addEventListener("click", async ({ target }) => {
  const button = target instanceof Element ? target.closest<HTMLElement>("[data-copy]") : null;
  if (button === null) return;
  button.dataset.label ??= button.textContent ?? "";
  const { copy = "", label } = button.dataset;
  try {
    await navigator.clipboard.writeText(copy);
    button.textContent = "Copied";
  } catch {
    // Without permission, or over plain http on another host, browsers have no clipboard.
    button.textContent = "Select and copy it";
  }
  setTimeout(() => {
    button.textContent = label ?? "";
  }, 2_000);
});
