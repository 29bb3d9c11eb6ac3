import { setTimeout as wait } from "node:timers/promises";
import type { Progress } from "../shared/preview/progress.ts";
import type { Api } from "./api.ts";
import { progressBar } from "./progressBar.ts";

const everyMs = 1_000;

/** Shows how the lists follow a new version, until they have; Ctrl-C only ends the showing. */
export async function followRescore(api: Api, version: number): Promise<void> {
  let bar: ReturnType<typeof progressBar> | undefined;
  for (let shown = 0; ; await wait(everyMs)) {
    const { rescore } = await api<{ rescore: Progress | null }>("GET", "/v1/model");
    // Another version came: its own publisher watches it.
    if (rescore === null || rescore.version !== version || rescore.total === 0) break;
    bar ??= progressBar("re-scoring", rescore.total);
    bar.advance(rescore.done - shown);
    shown = rescore.done;
    if (!rescore.isRunning) {
      bar.end();
      const { restaged } = rescore;
      if (restaged > 0) {
        const leads = restaged === 1 ? "1 lead changed its" : `${restaged} leads changed their`;
        console.log(`${leads} stage by the new model alone.`);
      }
      return;
    }
  }
  bar?.end();
}
