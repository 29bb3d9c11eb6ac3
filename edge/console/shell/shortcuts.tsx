/** Keys that `islands/keyboard.ts` listens to. */
const shortcuts = [
  ["j", "Next row"],
  ["k", "Row before"],
  ["Enter", "Open the row"],
  ["/", "Go to a lead by its id"],
  ["l", "List of leads"],
  ["m", "The model"],
  ["p", "Pause or go on with live updates"],
  ["?", "This list"],
  ["Esc", "Close"],
] as const;

export const ShortcutsDialog = () => (
  <dialog id="shortcuts" aria-labelledby="shortcuts-title">
    <h2 id="shortcuts-title">Keyboard shortcuts</h2>
    <dl class="keys">
      {shortcuts.map(([key, does]) => (
        <div>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
    <form method="dialog">
      <button type="submit">Close</button>
    </form>
  </dialog>
);
