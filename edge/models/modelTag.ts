import type { ModelTag } from "../ports/models.ts";

/** As an ETag: `"3.7"` is version 3 and the draft's seventh revision. */
export const formatTag = ({ version, revision }: ModelTag): string => `"${version}.${revision}"`;

/** Reads `If-Match`: a tag, `"any"` for `*`, `null` for nothing that `formatTag` made. */
export function parseTag(header: string | undefined): ModelTag | "any" | null {
  if (header?.trim() === "*") return "any";
  const [, version, revision] = /^\s*(?:W\/)?"(\d{1,9})\.(\d{1,9})"\s*$/.exec(header ?? "") ?? [];
  return version === undefined || revision === undefined
    ? null
    : { version: Number(version), revision: Number(revision) };
}
