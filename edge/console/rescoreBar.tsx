import type { Rescore } from "../models/ports.ts";
import { percentOf, progressOf } from "../models/progress.ts";
import { formatCount, formatNumber } from "./format.ts";

/** How far a new version has come; nothing when lists are all by it. */
export function RescoreBar({ rescore }: { readonly rescore: Rescore | null }) {
  if (rescore === null) return null;
  const progress = progressOf(rescore);
  if (!progress.isRunning) return null;
  const { done, total, version } = progress;
  const percent = percentOf(progress);
  return (
    <div class="rescore" role="status">
      <label for="rescore">
        Re-scoring by version {formatNumber(version)}: <b>{percent} %</b>{" "}
        <span class="muted">
          {formatNumber(done)} of {formatCount(total, "lead")}; a lead that you open is always
          right.
        </span>
      </label>
      <progress id="rescore" max={total} value={done}>
        {percent} %
      </progress>
    </div>
  );
}
