/**
 * Is it for someone who goes by these names? `wanted` names those who get it, `unwanted` those who do not,
 * as `data-leadlight-show` and `data-leadlight-hide` do; words stand between white space, as CSS's `~=` has it.
 * What is not given rules nobody out.
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
