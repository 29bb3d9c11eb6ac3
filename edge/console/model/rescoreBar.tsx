import { percentOf, progressOf } from "../../../shared/preview/progress.ts";
import type { Rescore } from "../../ports/models.ts";
import { formatCount, formatNumber } from "../shell/format.ts";

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
