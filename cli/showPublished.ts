import { setTimeout as wait } from "node:timers/promises";
import type { Client } from "../client/createClient.ts";
import { print } from "./print.ts";
import { type ProgressBar, progressBar } from "./progressBar.ts";

const pollMs = 1_000;

/** Says that a version is published, and shows how the lists follow it; Ctrl-C only ends the display. */
export async function showPublished(client: Client, version: number): Promise<void> {
  print(`Version ${version} is published: it scores everywhere within half a minute.`);
  let bar: ProgressBar | undefined;
  for (let shown = 0; ; await wait(pollMs)) {
    const { rescore } = await client.model.show();
    // After a newer version, the command that published that one shows the progress.
    if (rescore === null || rescore.version !== version || rescore.total === 0) break;
    bar ??= progressBar("re-scoring", rescore.total);
    bar.advance(rescore.done - shown);
    shown = rescore.done;
    if (rescore.isRunning) continue;
    if (rescore.restaged > 0) {
      const { restaged } = rescore;
      const leads = restaged === 1 ? "1 lead changed its" : `${restaged} leads changed their`;
      bar.end();
      return print(`${leads} stage because of the new model.`);
    }
    break;
  }
  bar?.end();
}
