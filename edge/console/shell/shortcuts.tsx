/** The keys that `keyboard.island.ts` handles. */
const shortcuts = [
  ["j", "Next row"],
  ["k", "Previous row"],
  ["Enter", "Open row"],
  ["/", "Search leads"],
  ["l", "Leads"],
  ["m", "Scoring model"],
  ["p", "Pause or resume auto-refresh"],
  ["?", "Show shortcuts"],
  ["Esc", "Close"],
] as const;

export const ShortcutsDialog = () => (
  <dialog id="shortcuts" aria-labelledby="shortcuts-title">
    <h2 id="shortcuts-title">Keyboard shortcuts</h2>
    <dl class="keys">
      {shortcuts.map(([key, action]) => (
        <div>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{action}</dd>
        </div>
      ))}
    </dl>
    <form method="dialog">
      <button type="submit">Close</button>
    </form>
  </dialog>
);
