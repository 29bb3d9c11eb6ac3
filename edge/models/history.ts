import type { SiteKey } from "../../shared/identity/ids.ts";
import type { ModelState, ModelVersion, StoredModel } from "../ports/models.ts";
import type { Ports } from "../ports/ports.ts";
import { defaultVersion } from "./defaultModels.ts";

type WithVersions = Pick<Ports, "versions">;

/** What scores a site and what its editors are at; the default model where none was published. */
export async function readState(
  { versions }: WithVersions,
  site: SiteKey,
): Promise<ModelState & { readonly published: StoredModel }> {
  const state = await versions.state(site);
  return { ...state, published: state.published ?? defaultVersion };
}

/** A version of the history; 0 is the default model. */
export const findVersion = async (
  { versions }: WithVersions,
  site: SiteKey,
  version: number,
): Promise<StoredModel | null> => (version === 0 ? defaultVersion : versions.find(site, version));

/** A page of history, newest first; it ends with the default model. */
export async function listVersions(
  { versions }: WithVersions,
  site: SiteKey,
  before: number,
  limit: number,
): Promise<{ readonly versions: readonly ModelVersion[]; readonly next: number | null }> {
  const found = before > 0 ? await versions.list(site, before, limit) : [];
  const last = found.at(-1);
  if (found.length === limit) return { versions: found, next: last?.version ?? null };
  const { document: _, ...first } = defaultVersion;
  return { versions: before > 0 ? [...found, first] : found, next: null };
}
