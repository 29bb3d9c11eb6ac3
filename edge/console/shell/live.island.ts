/**
 * Keeps what stands in `[data-live]` up to date while somebody looks at it: fetches the page's own
 * address and takes over that part. It holds still while the person does something, for a list that
 * moves under the pointer is a list that opens the wrong lead.
 */
export const liveIsland = /* js */ `
const button = document.querySelector("[data-live-switch]");
const region = document.querySelector("[data-live]");
if (button === null || region === null) return;

const everyMs = Number(button.dataset.liveSwitch) * 1000;
const stillMs = 1500;
const text = button.querySelector("[data-live-text]");
let paused = false;
let lastInput = 0;
let shown = region.innerHTML;

const say = (state, label) => {
  button.dataset.state = state;
  button.setAttribute("aria-pressed", String(state !== "paused"));
  text.textContent = label;
};

for (const type of ["pointerdown", "pointermove", "keydown", "wheel", "touchmove"]) {
  addEventListener(type, () => (lastInput = Date.now()), { passive: true });
}
const isBusy = () =>
  Date.now() - lastInput < stillMs ||
  getSelection()?.isCollapsed === false ||
  document.querySelector("dialog[open], [data-live] details[open]") !== null;

/** What each row says, to mark the ones that say something else afterwards. */
const valuesOf = () =>
  new Map([...region.querySelectorAll("[data-key]")].map((row) => [row.dataset.key, row.dataset.value]));

const takeOver = (fresh) => {
  const before = valuesOf();
  const focused = region.contains(document.activeElement) && document.activeElement.getAttribute("href");
  shown = fresh.innerHTML;
  region.replaceChildren(...fresh.childNodes);
  for (const row of region.querySelectorAll("[data-key]")) {
    const { key, value } = row.dataset;
    if (before.size > 0 && before.get(key) !== value) row.classList.add("is-changed");
  }
  if (focused) {
    const links = [...region.querySelectorAll("a[href]")];
    links.find((link) => link.getAttribute("href") === focused)?.focus({ preventScroll: true });
  }
  region.dispatchEvent(new Event("leadlight:refreshed", { bubbles: true }));
};

const look = async () => {
  const answer = await fetch(location.href, { signal: AbortSignal.timeout(10_000) });
  // The session has ended.
  if (answer.redirected) return location.reload();
  if (!answer.ok) throw new Error(answer.statusText);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.querySelector("[data-live]");
  // Asked again: the person may have begun to do something while the answer came.
  if (fresh !== null && fresh.innerHTML !== shown && !paused && !isBusy()) takeOver(fresh);
};

let timer;
const plan = (ms) => {
  clearTimeout(timer);
  if (!paused && document.visibilityState === "visible") timer = setTimeout(tick, ms);
};
const tick = async () => {
  if (isBusy()) return plan(stillMs);
  try {
    await look();
    if (!paused) say("live", "Live");
  } catch {
    if (!paused) say("lost", "No answer, trying again");
  }
  plan(everyMs);
};

button.addEventListener("click", () => {
  paused = !paused;
  say(paused ? "paused" : "live", paused ? "Paused" : "Live");
  plan(0);
});
document.addEventListener("visibilitychange", () => plan(0));
say("live", "Live");
plan(everyMs);
`;
