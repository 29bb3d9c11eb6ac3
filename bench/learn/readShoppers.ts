import { readFile } from "node:fs/promises";
import { parse } from "csv-parse/sync";
import type { FeatureValue } from "../../shared/learn/data/example.ts";

/** Numbers in the file that are names of something. */
const codes = new Set([
  "Month",
  "OperatingSystems",
  "Browser",
  "Region",
  "TrafficType",
  "VisitorType",
]);

export interface Shopper {
  readonly bought: boolean;
  readonly features: Readonly<Record<string, FeatureValue>>;
}

/** The sessions of the file: whether each ended in a purchase, and its 17 features. */
export async function readShoppers(file: string): Promise<Shopper[]> {
  let text: string;
  try {
    text = await readFile(file, "utf8");
  } catch {
    throw new Error(
      `There is no file ${file}. Get online_shoppers_intention.csv from the UCI Machine Learning Repository (data set 468).`,
    );
  }
  const rows: Record<string, string>[] = parse(text, { columns: true });
  if (rows[0]?.Revenue === undefined)
    throw new Error(`${file} has no column "Revenue": it is another file.`);
  return rows.map(({ Revenue, ...cells }) => ({
    bought: Revenue === "TRUE",
    features: Object.fromEntries(
      Object.entries(cells).map(([name, cell]) => [
        name,
        codes.has(name) ? cell : numberOrFlag(cell),
      ]),
    ),
  }));
}

function numberOrFlag(cell: string): number | boolean {
  if (cell === "TRUE" || cell === "FALSE") return cell === "TRUE";
  return Number(cell);
}
