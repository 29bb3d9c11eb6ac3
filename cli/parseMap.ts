import { parse } from "csv-parse/sync";

export const mapHelp = `--map "E-mail=email,Company=company": which field is which property; "Notes=" skips a field. Put a name
with a comma in quotes, 'Size, roughly=companySize' as --map '"Size, roughly=companySize"'.`;

/** Reads every `--map`: name of a field → property. @throws When an entry is not of the form "Field=property". */
export function parseMap(stated: readonly string[]): Record<string, string> {
  const entries = stated.flatMap((text) => {
    const [pairs = []] = parse(text, { relax_quotes: true, trim: true }) as string[][];
    return pairs.map((pair): [string, string] => {
      const at = pair.lastIndexOf("=");
      const [field, target] = [pair.slice(0, at).trim(), pair.slice(at + 1).trim()];
      if (at < 1 || !/^([A-Za-z][A-Za-z0-9_]{0,39})?$/.test(target)) {
        throw new Error(`--map: "${pair}" is not of the form "Field=property".`);
      }
      return [field, target];
    });
  });
  return Object.fromEntries(entries);
}
