/**
 * Whether content is for a visitor with these names. `wanted` lists the names that see it, `unwanted` the
 * names that do not, like `data-leadlight-show` and `data-leadlight-hide`. White space separates names, as
 * for CSS's `~=`. A list that is not given excludes no visitor.
 */
export function isFor(
  names: readonly string[],
  wanted: string | null | undefined,
  unwanted: string | null | undefined,
): boolean {
  const isNamed = (list: string) => words(list).some((word) => names.includes(word));
  return (wanted == null || isNamed(wanted)) && (unwanted == null || !isNamed(unwanted));
}

const words = (value: string) => value.split(/[\t\n\f\r ]+/);
