import { onCall } from "./onCall.ts";

/** Hears the progress of what the page plays by itself: outside a player in a shadow root, or in no document, nothing does. */
export const onPlay = (hear: (event: Event) => void): void =>
  onCall(HTMLMediaElement.prototype, "play", (player) =>
    player.addEventListener("timeupdate", hear),
  );
