import { parseArgs } from "node:util";
import type { ModelVersion } from "../edge/ports/models.ts";
import { apiHelp, apiOptions, openApi } from "./api.ts";

export const historyHelp = `leadlight history [--limit 20] [--url URL] [--key KEY]

The versions of a site's model, newest first: when, by whom, why.
${apiHelp}`;

interface History {
  readonly versions: readonly ModelVersion[];
  readonly next: string | null;
}

export async function history(args: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...args],
    options: { ...apiOptions, limit: { type: "string", default: "20" } },
  });
  const api = await openApi(values);
  const path = `/v1/models?limit=${encodeURIComponent(values.limit)}`;
  const { versions, next } = await api<History>("GET", path);
  for (const { version, author, note, publishedAt, restores } of versions) {
    const when =
      publishedAt === null ? "from the start " : new Date(publishedAt).toISOString().slice(0, 16);
    const back = restores === null ? "" : ` (version ${restores} again)`;
    console.log(
      `${String(version).padStart(4)}  ${when.replace("T", " ")}  ${author}${back}  ${note}`.trimEnd(),
    );
  }
  if (next !== null) console.log(`      and older ones: --limit ${Number(values.limit) * 2}`);
}
