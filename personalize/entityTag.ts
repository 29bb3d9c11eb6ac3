/** `W/"leadlight.hot.W/v1"`: the origin's tag `W/"v1"` of a page, as the tier `hot` got it. */
const marked = /^W\/"leadlight\.([\w-]+)\.(W\/)?([^"]*)"$/;

/** A variant's entity tag: weak, because the bytes are ours, and of one tier. */
export function markTag(originTag: string, tier: string): string {
  const [, weak = "", opaque = ""] = /^(W\/)?"([^"]*)"$/.exec(originTag) ?? [];
  return `W/"leadlight.${tier}.${weak}${opaque}"`;
}

/** What a browser holds: which tier's variant, and the tag by which the origin knows it. */
export interface HeldVariant {
  readonly tier: string;
  readonly originTag: string;
}

/** Reads `If-None-Match`; `null` when it names no variant of ours. */
export function heldVariant(ifNoneMatch: string | null): HeldVariant | null {
  const [match, tier, weak = "", opaque] = marked.exec(ifNoneMatch ?? "") ?? [];
  if (match === undefined || tier === undefined) return null;
  return { tier, originTag: `${weak}"${opaque}"` };
}
