export interface ProgressBar {
  readonly advance: (steps: number) => void;
  readonly end: () => void;
}

const width = 32;

/**
 * A bar on standard error that redraws itself; without a terminal, a line for every 10 %.
 *
 * @param unit Unit of the figures.
 */
export function progressBar(label: string, total: number, unit = ""): ProgressBar {
  const { stderr } = process;
  let done = 0;
  let shown = -1;
  const draw = () => {
    const share = total === 0 ? 1 : done / total;
    const percent = Math.floor(share * (stderr.isTTY ? 100 : 10)) * (stderr.isTTY ? 1 : 10);
    if (percent === shown) return;
    shown = percent;
    const filled = Math.round(share * width);
    const bar = `${"█".repeat(filled)}${"░".repeat(width - filled)}`;
    const line =
      `${label} ${bar} ${String(percent).padStart(3)} %  ${done} of ${total} ${unit}`.trimEnd();
    stderr.write(stderr.isTTY ? `\r\x1b[K${line}` : `${line}\n`);
  };
  draw();
  return {
    advance(steps) {
      done += steps;
      draw();
    },
    end() {
      if (stderr.isTTY) stderr.write("\n");
    },
  };
}
