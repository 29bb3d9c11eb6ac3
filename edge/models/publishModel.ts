import type { SiteKey } from "../../shared/identity/ids.ts";
import type { ModelFault } from "../../shared/model/modelFault.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { ModelTag } from "../ports/models.ts";
import type { Ports } from "../ports/ports.ts";
import { checkDocument } from "./checkDocument.ts";
import { findVersion, readState } from "./history.ts";

type NotPublished =
  | { readonly name: "no-draft" | "unknown-version" | "changed-meanwhile" }
  | { readonly name: "invalid-model"; readonly faults: readonly ModelFault[] };

export interface Publication {
  readonly author: string;
  readonly note: string;
  /** What the author has seen; `null` for whatever is there. */
  readonly seen: ModelTag | null;
}

type Published = Promise<Result<number, NotPublished>>;
type PublishPorts = Pick<Ports, "versions" | "models" | "clock">;

/** Publishes the draft as the next version. */
export async function publishDraft(
  ports: PublishPorts,
  site: SiteKey,
  publication: Publication,
): Published {
  const { draft, tag } = await readState(ports, site);
  const { seen } = publication;
  if (seen !== null && (seen.version !== tag.version || seen.revision !== tag.revision)) {
    return fail({ name: "changed-meanwhile" });
  }
  if (draft === null) return fail({ name: "no-draft" });
  return publish(ports, site, draft.document, { ...publication, seen: tag }, null, true);
}

/** Publishes a document as the next version; a draft stays as it is. */
export const publishDocument = (
  ports: PublishPorts,
  site: SiteKey,
  document: unknown,
  publication: Publication,
): Published => publish(ports, site, document, publication, null, false);

/** Publishes an older version's document as the next one: nothing is taken from history. */
export async function rollBack(
  ports: PublishPorts,
  site: SiteKey,
  version: number,
  publication: Publication,
): Published {
  const older = await findVersion(ports, site, version);
  if (older === null) return fail({ name: "unknown-version" });
  return publish(ports, site, older.document, publication, version, false);
}

async function publish(
  { versions, models, clock }: PublishPorts,
  site: SiteKey,
  document: unknown,
  { author, note, seen }: Publication,
  restores: number | null,
  fromDraft: boolean,
): Published {
  const checked = checkDocument(document);
  if (!checked.ok) return fail({ name: "invalid-model", faults: checked.reason });
  const model = { document, author, note, restores, publishedAt: clock() };
  const version = await versions.publish(site, model, seen, fromDraft);
  if (version === null) return fail({ name: "changed-meanwhile" });
  // The editor sees it at once; other isolates ask within half a minute.
  await models.newest(site);
  return ok(version);
}
