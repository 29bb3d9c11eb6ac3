import type { ModelPreview } from "../../shared/api/model.ts";
import { isLeadId, type LeadId, type SiteKey } from "../../shared/identity/ids.ts";
import { shortHash } from "../../shared/identity/shortHash.ts";
import { compileModel } from "../../shared/model/compile.ts";
import type { ModelFault } from "../../shared/model/modelFault.ts";
import { binWidthOf } from "../../shared/preview/tallyPreview.ts";
import { fail, ok, type Result } from "../../shared/result.ts";
import type { Ports } from "../ports/ports.ts";
import { checkDocument } from "./checkDocument.ts";
import { readState } from "./history.ts";
import { previewSlice } from "./previewSlice.ts";

type NotPreviewed =
  | { readonly name: "no-draft" | "preview-out-of-date" | "invalid-cursor" }
  | { readonly name: "invalid-model"; readonly faults: readonly ModelFault[] };

/**
 * What a model would do to a site's leads, slice by slice.
 *
 * @param document The model; `undefined` for the draft.
 * @param cursor `next` of the slice before; `undefined` for the first.
 */
export async function previewModel(
  ports: Pick<Ports, "versions" | "models" | "leads" | "leadPages" | "clock">,
  site: SiteKey,
  document: unknown,
  cursor: string | undefined,
): Promise<Result<ModelPreview, NotPreviewed>> {
  const position = cursor === undefined ? undefined : decodeCursor(cursor);
  if (position === null) return fail({ name: "invalid-cursor" });
  const asked = document ?? (await readState(ports, site)).draft?.document;
  if (asked === undefined) return fail({ name: "no-draft" });
  const checked = checkDocument(asked);
  if (!checked.ok) return fail({ name: "invalid-model", faults: checked.reason });

  const before = await ports.models.newest(site);
  const hash = shortHash(JSON.stringify(asked));
  if (position !== undefined && (position.version !== before.version || position.hash !== hash)) {
    return fail({ name: "preview-out-of-date" });
  }
  const { at, total, from } = position ?? {
    ...{ at: ports.clock(), total: await countLeads(ports, site), from: "" as const },
  };
  const after = compileModel(checked.value.model);
  const { summary, next } = await previewSlice(ports, site, before, after, at, from);
  const { version } = before;
  return ok({
    ...{ at, version, total, summary },
    binWidth: binWidthOf(before.model, after.model),
    warnings: checked.value.warnings,
    next: next === null ? null : encodeCursor({ at, version, hash, total, from: next }),
  });
}

const countLeads = async ({ leads }: Pick<Ports, "leads">, site: SiteKey): Promise<number> =>
  Object.values(await leads.countByTier(site)).reduce((sum, count) => sum + count, 0);

/** Where a slice begins, and what all slices must have in common. */
interface PreviewCursor {
  readonly at: number;
  readonly version: number;
  /** Of the document. */
  readonly hash: string;
  readonly total: number;
  readonly from: LeadId;
}

const encodeCursor = ({ at, version, hash, total, from }: PreviewCursor): string =>
  btoa(JSON.stringify([at, version, hash, total, from]));

function decodeCursor(cursor: string): PreviewCursor | null {
  try {
    const [at, version, hash, total, from] = JSON.parse(atob(cursor)) as unknown[];
    const isWhole = [at, version, total].every((value) => Number.isSafeInteger(value));
    return isWhole && typeof hash === "string" && isLeadId(from)
      ? ({ at, version, hash, total, from } as unknown as PreviewCursor)
      : null;
  } catch {
    return null;
  }
}
