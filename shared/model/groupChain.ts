import type { Model } from "./model.ts";

/** A group and those that it is within, outermost last. `parseModel` refuses a group within itself. */
export function groupChain(
  name: string,
  groups: Readonly<Record<string, Pick<Model["groups"][string], "within">>>,
): string[] {
  const chain = [name];
  for (;;) {
    const outer = groups[chain.at(-1) as string]?.within;
    if (outer === undefined || chain.includes(outer)) return chain;
    chain.push(outer);
  }
}
