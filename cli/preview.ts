import { parseArgs } from "node:util";
import type { Preview } from "../edge/models/previewModel.ts";
import { mergeSummaries } from "../shared/preview/previewSummary.ts";
import { type Api, apiHelp, apiOptions, openApi } from "./api.ts";
import { previewReport } from "./previewReport.ts";
import { progressBar } from "./progressBar.ts";
import { listed, readModel } from "./readModel.ts";

export const previewHelp = `leadlight preview [MODEL.JSON] [--url URL] [--key KEY]

What a model would do to the leads that are there: who changes tier and stage, which alerts it would have
sent, who moves most and by which rules. Nothing is published. Without a file: the draft.
${apiHelp}`;

export async function preview(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: apiOptions,
  });
  const [file] = positionals;
  if (file === undefined) {
    return previewAndReport(await openApi(values), undefined, "the draft");
  }
  const { document, warnings } = await readModel(file);
  if (warnings.length > 0) console.log(listed("Warnings:", warnings));
  await previewAndReport(await openApi(values), document, file);
}

/** @param document The model; `undefined` for the draft. */
export async function previewAndReport(api: Api, document: unknown, name: string): Promise<void> {
  const ask = (next?: string) => api<Preview>("POST", "/v1/model/preview", { document, next });
  let whole = await ask();
  const bar = whole.next === null ? undefined : progressBar("preview", whole.total);
  bar?.advance(whole.summary.leads);
  while (whole.next !== null) {
    const slice = await ask(whole.next);
    bar?.advance(slice.summary.leads);
    whole = { ...slice, summary: mergeSummaries(whole.summary, slice.summary) };
  }
  bar?.end();
  console.log(previewReport(whole, name));
}
