import { percentOf, progressOf } from "../../../shared/preview/progress.ts";
import type { Rescore } from "../../ports/models.ts";
import { formatCount, formatNumber } from "../shell/format.ts";

/** How many leads a new version has re-scored; nothing when it has re-scored all. */
export function RescoreBar({ rescore }: { readonly rescore: Rescore | null }) {
  if (rescore === null) return null;
  const progress = progressOf(rescore);
  if (!progress.isRunning) return null;
  const { done, total, version } = progress;
  const percent = percentOf(progress);
  return (
    <div class="rescore" role="status">
      <label for="rescore">
        Re-scoring with version {formatNumber(version)}: <b>{percent} %</b>{" "}
        <span class="muted">
          {formatNumber(done)} of {formatCount(total, "lead")}; the page of a lead is always up to
          date.
        </span>
      </label>
      <progress id="rescore" max={total} value={done}>
        {percent} %
      </progress>
    </div>
  );
}
