import type { Client } from "../client/createClient.ts";
import { mergeSummaries } from "../shared/preview/previewSummary.ts";
import { previewReport } from "./previewReport.ts";
import { print } from "./print.ts";
import { progressBar } from "./progressBar.ts";

/**
 * Asks for every slice of a preview, with a progress bar, and prints their sum.
 *
 * @param document The model; `undefined` for the draft.
 */
export async function showPreview(client: Client, document: unknown, name: string): Promise<void> {
  let whole = await client.model.preview({ document });
  const bar = whole.next === null ? undefined : progressBar("preview", whole.total);
  bar?.advance(whole.summary.leads);
  while (whole.next !== null) {
    const slice = await client.model.preview({ document, next: whole.next });
    bar?.advance(slice.summary.leads);
    whole = { ...slice, summary: mergeSummaries(whole.summary, slice.summary) };
  }
  bar?.end();
  print(previewReport(whole, name));
}
