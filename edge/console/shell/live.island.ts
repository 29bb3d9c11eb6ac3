/**
 * Keeps `[data-live]` up to date while a person looks at it: fetches the page's own address and replaces
 * that part. It waits while the person does something: a list that moves under the pointer is a list that
 * opens the wrong lead.
 */
const button = document.querySelector<HTMLElement>("[data-live-switch]");
const region = document.querySelector<HTMLElement>("[data-live]");
if (button !== null && region !== null) refresh(button, region);

function refresh(button: HTMLElement, region: HTMLElement) {
  const everyMs = Number(button.dataset.liveSwitch) * 1_000;
  const stillMs = 1_500;
  const text = button.querySelector("[data-live-text]");
  let isPaused = false;
  let lastInput = 0;
  let shown = region.innerHTML;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function show(state: "live" | "paused" | "lost", label: string) {
    button.dataset.state = state;
    button.setAttribute("aria-pressed", String(state !== "paused"));
    if (text !== null) text.textContent = label;
  }

  for (const type of ["pointerdown", "pointermove", "keydown", "wheel", "touchmove"]) {
    addEventListener(
      type,
      () => {
        lastInput = Date.now();
      },
      { passive: true },
    );
  }
  const isBusy = () =>
    Date.now() - lastInput < stillMs ||
    getSelection()?.isCollapsed === false ||
    document.querySelector("dialog[open], [data-live] details[open]") !== null;

  const rows = () => [...region.querySelectorAll<HTMLElement>("[data-key]")];

  function replace(fresh: Element) {
    /** The value of each row, to mark the rows that change. */
    const before = new Map(rows().map(({ dataset }) => [dataset.key, dataset.value]));
    const { activeElement } = document;
    const focused = region.contains(activeElement) ? activeElement?.getAttribute("href") : null;
    shown = fresh.innerHTML;
    region.replaceChildren(...fresh.childNodes);
    for (const row of rows()) {
      const { key, value } = row.dataset;
      if (before.size > 0 && before.get(key) !== value) row.classList.add("is-changed");
    }
    if (focused) {
      const links = [...region.querySelectorAll<HTMLElement>("a[href]")];
      const link = links.find((one) => one.getAttribute("href") === focused);
      link?.focus({ preventScroll: true });
    }
    region.dispatchEvent(new Event("leadlight:refreshed", { bubbles: true }));
  }

  async function look() {
    const answer = await fetch(location.href, { signal: AbortSignal.timeout(10_000) });
    // The session has ended.
    if (answer.redirected) return location.reload();
    if (!answer.ok) throw new Error(answer.statusText);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector("[data-live]");
    // The person may have started to do something while the answer came.
    if (fresh !== null && fresh.innerHTML !== shown && !isPaused && !isBusy()) replace(fresh);
  }

  function plan(ms: number) {
    clearTimeout(timer);
    if (!isPaused && document.visibilityState === "visible") timer = setTimeout(tick, ms);
  }
  async function tick() {
    if (isBusy()) return plan(stillMs);
    try {
      await look();
      if (!isPaused) show("live", "Auto-refresh");
    } catch {
      if (!isPaused) show("lost", "No answer, retrying");
    }
    plan(everyMs);
  }

  button.addEventListener("click", () => {
    isPaused = !isPaused;
    show(isPaused ? "paused" : "live", isPaused ? "Paused" : "Auto-refresh");
    plan(0);
  });
  document.addEventListener("visibilitychange", () => plan(0));
  show("live", "Auto-refresh");
  plan(everyMs);
}
