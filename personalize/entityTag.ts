/** `W/"leadlight.hot.W/v1"`: the origin's tag `W/"v1"` of a page, as the variant `hot` of it. */
const marked = /^W\/"leadlight\.([\w+-]+)\.(W\/)?([^"]*)"$/;

/** A variant's entity tag: weak, because the bytes are not the origin's. */
export function markTag(originTag: string, variant: string): string {
  const [, weak = "", opaque = ""] = /^(W\/)?"([^"]*)"$/.exec(originTag) ?? [];
  return `W/"leadlight.${variant}.${weak}${opaque}"`;
}

/** What a browser has cached: the variant, and the origin's tag of the page. */
export interface HeldVariant {
  readonly variant: string;
  readonly originTag: string;
}

/** Reads `If-None-Match`; `null` when it names no variant. */
export function heldVariant(ifNoneMatch: string | null): HeldVariant | null {
  const [match, variant, weak = "", opaque] = marked.exec(ifNoneMatch ?? "") ?? [];
  if (match === undefined || variant === undefined) return null;
  return { variant, originTag: `${weak}"${opaque}"` };
}
