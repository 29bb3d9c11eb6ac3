/**
 * A page that measures its own truth in the plainest way: every few milliseconds it looks whether it
 * is visible, focused and not idle (a video that plays is a sign of life), and adds the time since it last looked. What
 * it has so far is kept in localStorage, one number a page view, so that it outlives the page.
 */
const sampler = (idleMs: number) => /* js */ `
  const now = performance.now.bind(performance);
  const views = JSON.parse(localStorage.views || "[]");
  let lookedMs, aliveMs, wasAttentive;
  const nextView = () => { look(); views.push(0); lookedMs = aliveMs = now(); wasAttentive = isAttentive(); };
  const isAttentive = () => !document.hidden && document.hasFocus();
  const isPlaying = () => [...document.querySelectorAll("video")].some((each) => !each.paused && !each.ended);
  const look = () => {
    const atMs = now();
    if (isPlaying()) aliveMs = atMs;
    if (isAttentive() && wasAttentive && atMs < aliveMs + ${idleMs}) views[views.length - 1] += atMs - lookedMs;
    wasAttentive = isAttentive();
    lookedMs = atMs;
    localStorage.views = JSON.stringify(views);
  };
  nextView();
  setInterval(look, 8);
  for (const type of ["pointerdown", "pointermove", "keydown", "wheel", "focus", "visibilitychange"])
    addEventListener(type, () => { look(); aliveMs = now(); }, true);
  addEventListener("pagehide", () => { look(); wasAttentive = false; }, true);
  addEventListener("pageshow", ({ persisted }) => { if (persisted) nextView(); }, true);
  window.begin = () => { look(); views[views.length - 1] = 0; aliveMs = now(); };
  window.go = (path) => { nextView(); history.pushState({}, "", path + location.search); };
`;

/** A minute of silence: eight bits, eight kilohertz. */
function silence(): string {
  const seconds = 60;
  const bytesPerSecond = 8_000;
  const data = Buffer.alloc(seconds * bytesPerSecond, 128);
  const head = Buffer.alloc(44);
  head.write("RIFF", 0);
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(bytesPerSecond, 24);
  head.writeUInt32LE(bytesPerSecond, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(data.length, 40);
  return `data:audio/wav;base64,${Buffer.concat([head, data]).toString("base64")}`;
}

export interface DwellPage {
  readonly idleSeconds: number;
  /** Where the script is, and where it sends. */
  readonly collector: string;
  readonly hasVideo: boolean;
}

/**
 * The sampler stands before the script, so that it sees every event first; it begins to count when
 * the script does, because of the time before that a script can say nothing.
 */
export function dwellPage({ idleSeconds, collector, hasVideo }: DwellPage): string {
  return `<title>dwell</title>
    <script>${sampler(1_000 * idleSeconds)}</script>
    <script async src="/leadlight.js" onload="begin()" data-site="acme" data-endpoint="${collector}"
      data-idle-seconds="${idleSeconds}"></script>
    <body style="height: 9000px">
    <input autofocus>
    ${hasVideo ? `<video src="${silence()}" muted></video>` : ""}`;
}
