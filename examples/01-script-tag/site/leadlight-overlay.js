/*
 * Demo overlay: shows what leadlight thinks of you while you click through the site.
 * It is not part of leadlight. It listens to `leadlight:score`, then asks the demo server, which holds
 * the API key, for the explanation. A real site would never show a visitor their own contributions.
 */
(() => {
  const consoleUrl = "__LEADLIGHT__/console";
  const explainUrl = "/leadlight-demo/explain?visitor=";
  const openKey = "leadlight-overlay-open";
  const maxRows = 6;
  /** The explanation can lag a moment behind the score; ask again this often, this far apart. */
  const retryDelaysMs = [300, 900, 2000];
  const relativeTimeEveryMs = 10_000;
  const narrow = "(max-width: 640px)";

  const tiers = ["cold", "warm", "hot", "disqualified"];

  const panel = document.createElement("section");
  panel.id = "leadlight-overlay";
  panel.setAttribute("role", "region");
  panel.setAttribute("aria-label", "leadlight demo overlay");
  panel.innerHTML = `
    <h2 class="llo-head">
      <button type="button" class="llo-toggle" aria-controls="llo-body">
        <span class="llo-label">leadlight demo overlay</span>
        <span class="llo-brief">
          <span class="llo-pill" data-overlay-tier data-tier="none">waiting</span>
          <span class="llo-total" data-overlay-total>–</span>
        </span>
        <svg class="llo-arrow" viewBox="0 0 12 12" aria-hidden="true"><path d="M2 4l4 4 4-4"/></svg>
      </button>
    </h2>
    <p class="llo-spoken" role="status" aria-live="polite"></p>
    <div class="llo-body" id="llo-body">
      <dl class="llo-facts">
        <div><dt>Interest</dt><dd data-overlay-score>–</dd></div>
        <div><dt>Fit</dt><dd data-overlay-fit>–</dd></div>
        <div><dt>Stage</dt><dd data-overlay-stage>none</dd></div>
      </dl>
      <p class="llo-empty" data-overlay-empty>Waiting for the first answer…</p>
      <ol class="llo-list" data-overlay-list></ol>
      <p class="llo-links">
        <a data-overlay-console target="_blank" rel="noopener">Open in console</a>
        <button type="button" data-overlay-reset>Start over as a new visitor</button>
      </p>
    </div>`;

  const part = (selector) => panel.querySelector(selector);
  const toggle = part(".llo-toggle");
  const body = part(".llo-body");
  const tierPill = part("[data-overlay-tier]");
  const total = part("[data-overlay-total]");
  const score = part("[data-overlay-score]");
  const fit = part("[data-overlay-fit]");
  const stage = part("[data-overlay-stage]");
  const empty = part("[data-overlay-empty]");
  const list = part("[data-overlay-list]");
  const spoken = part(".llo-spoken");
  const consoleLink = part("[data-overlay-console]");
  const resetButton = part("[data-overlay-reset]");

  consoleLink.href = `${consoleUrl}/leads`;

  /* ---------- Open and closed ---------- */

  function rememberedOpen() {
    try {
      return sessionStorage.getItem(openKey);
    } catch {
      return null;
    }
  }

  function setOpen(open) {
    body.hidden = !open;
    panel.dataset.open = String(open);
    toggle.setAttribute("aria-expanded", String(open));
  }

  toggle.addEventListener("click", () => {
    const open = body.hidden;
    setOpen(open);
    try {
      sessionStorage.setItem(openKey, String(open));
    } catch {
      // Storage is blocked: the panel opens as it does for a newcomer on the next page.
    }
  });

  panel.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || body.hidden) return;
    toggle.click();
    toggle.focus();
  });

  /* ---------- Numbers, words, times ---------- */

  const number = (value) => String(Math.round(value * 10) / 10).replace("-", "−");
  const signed = (value) => (value > 0 ? `+${number(value)}` : number(value));

  function ago(atMs) {
    const seconds = Math.max(0, Math.round((Date.now() - atMs) / 1000));
    if (seconds < 10) return "just now";
    if (seconds < 60) return `${Math.floor(seconds / 10) * 10} s ago`;
    if (seconds < 3600) return `${Math.floor(seconds / 60)} min ago`;
    if (seconds < 86_400) return `${Math.floor(seconds / 3600)} h ago`;
    return `${Math.floor(seconds / 86_400)} d ago`;
  }

  /** Writes the text and marks a change for one short animation. */
  function write(element, text) {
    if (element.textContent === text) return;
    const first = element.textContent === "–";
    element.textContent = text;
    if (first) return;
    element.classList.remove("llo-changed");
    void element.offsetWidth; // restarts the animation
    element.classList.add("llo-changed");
  }

  /* ---------- What is shown ---------- */

  function showHead(answer) {
    const tier = tiers.includes(answer.tier) ? answer.tier : "none";
    tierPill.textContent = answer.provisional ? `${answer.tier}, for now` : String(answer.tier);
    tierPill.dataset.tier = tier;
    if (typeof answer.total === "number") write(total, number(answer.total));
    if (typeof answer.score === "number") write(score, number(answer.score));
    write(stage, answer.stage || "none");

    const sentence = `Score ${total.textContent}, ${tierPill.textContent}`;
    if (spoken.textContent !== sentence) spoken.textContent = sentence;
  }

  function row(contribution) {
    const points = contribution.earned ?? contribution.points;
    const item = document.createElement("li");
    item.dataset.rule = contribution.rule;
    item.dataset.sign = points < 0 ? "minus" : points > 0 ? "plus" : "zero";

    const amount = document.createElement("span");
    amount.className = "llo-points";
    amount.textContent = signed(points);

    const what = document.createElement("span");
    what.className = "llo-what";
    what.textContent = contribution.title || contribution.rule;

    const why = document.createElement("span");
    why.className = "llo-why";
    const reason = document.createElement("span");
    reason.textContent = contribution.reason || contribution.kind;
    reason.title = reason.textContent; // one line, the rest on hover
    why.append(reason);
    if (contribution.lastAt) {
      const when = document.createElement("time");
      when.dateTime = new Date(contribution.lastAt).toISOString();
      when.textContent = ago(contribution.lastAt);
      why.append(when);
    }

    item.append(amount, what, why);
    return item;
  }

  let shownBefore = new Map();

  function showContributions(contributions) {
    const newest = [...contributions]
      .sort((a, b) => (b.lastAt ?? 0) - (a.lastAt ?? 0))
      .slice(0, maxRows);
    const shownNow = new Map();
    const rows = newest.map((contribution) => {
      const item = row(contribution);
      const state = `${contribution.earned} ${contribution.count}`;
      shownNow.set(contribution.rule, state);
      if (shownBefore.size > 0 && shownBefore.get(contribution.rule) !== state) {
        item.classList.add("llo-changed");
      }
      return item;
    });
    shownBefore = shownNow;
    list.replaceChildren(...rows);
    empty.hidden = true;
    if (rows.length === 0) {
      empty.hidden = false;
      empty.textContent = "Nothing has earned points yet.";
    }
  }

  function showExplanation(explanation) {
    showHead(explanation);
    const points = typeof explanation.fit === "number" ? number(explanation.fit) : "–";
    write(fit, explanation.grade ? `${points} (${explanation.grade})` : points);
    if (explanation.lead) {
      consoleLink.href = `${consoleUrl}/leads/${encodeURIComponent(explanation.lead)}`;
    }
    showContributions(explanation.contributions ?? []);
  }

  setInterval(() => {
    for (const time of list.querySelectorAll("time")) {
      time.textContent = ago(Date.parse(time.dateTime));
    }
  }, relativeTimeEveryMs);

  /* ---------- Asking ---------- */

  const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));
  let newestQuestion = 0;

  /** The answer to the newest question wins; answers to older ones are dropped. */
  async function explain(visitor) {
    const question = ++newestQuestion;
    for (const delayMs of [...retryDelaysMs, 0]) {
      try {
        const response = await fetch(explainUrl + encodeURIComponent(visitor), {
          headers: { accept: "application/json" },
          cache: "no-store",
        });
        if (question !== newestQuestion) return;
        if (response.ok) {
          const explanation = await response.json();
          if (question === newestQuestion) showExplanation(explanation);
          return;
        }
      } catch {
        // The Worker is restarting or the network is gone: the score itself is already shown.
      }
      await pause(delayMs);
      if (question !== newestQuestion) return;
    }
    if (list.children.length === 0) {
      empty.textContent = "Scored, but the explanation did not come. Is the Worker running?";
    }
  }

  document.addEventListener("leadlight:score", (event) => {
    const answer = event.detail;
    if (!answer) return;
    showHead(answer);
    if (answer.visitor) explain(answer.visitor);
  });

  /* ---------- Starting over ---------- */

  function clearWebStorage() {
    for (const name of ["localStorage", "sessionStorage"]) {
      try {
        const storage = window[name];
        for (const key of Object.keys(storage)) {
          if (key.startsWith("leadlight") && key !== openKey) storage.removeItem(key);
        }
      } catch {
        // Blocked storage holds nothing to clear.
      }
    }
  }

  const settled = (request) =>
    new Promise((resolve) => {
      request.onsuccess = () => resolve(request.result);
      request.onerror = request.onblocked = () => resolve(undefined);
    });

  /** Empties the stores before deleting: the page's own open connection can hold the deletion up. */
  async function dropDatabase(name) {
    const database = await settled(indexedDB.open(name));
    if (database) {
      const stores = [...database.objectStoreNames];
      if (stores.length > 0) {
        const transaction = database.transaction(stores, "readwrite");
        for (const store of stores) transaction.objectStore(store).clear();
        await new Promise((resolve) => {
          transaction.oncomplete = transaction.onabort = transaction.onerror = resolve;
        });
      }
      database.close();
    }
    await settled(indexedDB.deleteDatabase(name));
  }

  async function dropDatabases() {
    const databases = await indexedDB.databases();
    const names = databases.map(({ name }) => name).filter((name) => name?.startsWith("leadlight"));
    await Promise.all(names.map(dropDatabase));
  }

  resetButton.addEventListener("click", async () => {
    resetButton.disabled = true;
    clearWebStorage();
    try {
      await Promise.race([dropDatabases(), pause(1500)]);
    } catch {
      // No IndexedDB here, so nothing in it.
    }
    // Whatever the page's script writes on its way out is cleared after it.
    addEventListener("pagehide", clearWebStorage);
    document.addEventListener("visibilitychange", clearWebStorage);
    clearWebStorage();
    location.reload();
  });

  /* ---------- Onto the page ---------- */

  const remembered = rememberedOpen();
  setOpen(remembered === null ? !matchMedia(narrow).matches : remembered === "true");

  const style = document.createElement("link");
  style.rel = "stylesheet";
  style.href = "/leadlight-overlay.css";
  // Shown once it is styled; an overlay without its style would cover the page.
  style.onload = () => document.body.append(panel);
  document.head.append(style);
})();
