import { parse } from "csv-parse/sync";

export const mapHelp = `--map "E-mail=email,Company=company": which field is which trait; "Notes=" leaves one out. A name with a
comma stands in quotes, 'Size, roughly=companySize' as --map '"Size, roughly=companySize"'.`;

/** Reads `--map`, which may be there several times: name of a field → what it is. @throws */
export function parseMap(stated: readonly string[]): Record<string, string> {
  const entries = stated.flatMap((text) => {
    const [pairs = []] = parse(text, { relax_quotes: true, trim: true }) as string[][];
    return pairs.map((pair): [string, string] => {
      const at = pair.lastIndexOf("=");
      const [field, target] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      if (at < 1 || !/^([A-Za-z][A-Za-z0-9_]{0,39})?$/.test(target)) {
        throw new Error(`--map: "${pair}" is not of the form "Field=trait".`);
      }
      return [field, target];
    });
  });
  return Object.fromEntries(entries);
}
