import { binInWords } from "./data/binInWords.ts";
import { maxCategoryLength } from "./data/columnBuilder.ts";
import type { FeatureValue } from "./data/example.ts";
import { numberBin } from "./data/numberBin.ts";
import { type LinearTerm, standardise } from "./logistic/linearTerm.ts";
import type { AdditiveSum, FeatureTable, ModelSum, PairTable } from "./model.ts";
import { pairBinsInWords } from "./pairBinsInWords.ts";
import type { PredictionInput, PredictionReason } from "./predict.ts";
import { toUnits, unitsPerLogOdds } from "./units.ts";

/** Reads a lead by a model: adds each term to `reasons` and returns their sum in log-odds, which is exact. */
export type TermReader = (lead: PredictionInput, reasons: PredictionReason[]) => number;

/** A memory only: a model's reasons, one for each bin, are made once and not for each lead. */
const readers = new WeakMap<ModelSum, TermReader>();

export function termReader(sum: ModelSum): TermReader {
  const known = readers.get(sum);
  if (known !== undefined) return known;
  const reader =
    sum.kind === "points" || sum.kind === "logistic" ? linearReader(sum) : additiveReader(sum);
  readers.set(sum, reader);
  return reader;
}

function linearReader(sum: Exclude<ModelSum, AdditiveSum>): TermReader {
  const terms = sum.kind === "logistic" ? sum.terms.map(linearTermReader) : [];
  const { perPoint, meanPoints } = sum.points;
  const average = reasonOf("average lead", "", sum.intercept);
  return ({ points, features }, reasons) => {
    const known = Number.isFinite(points) ? points : 0;
    const ofPoints = reasonOf("points", known, toUnits(perPoint * (known - meanPoints)));
    reasons.push(average, ofPoints);
    let total = average.logOdds + ofPoints.logOdds;
    for (const { name, read } of terms) {
      const [bin, units] = read(features[name]);
      const reason = reasonOf(name, bin, units);
      reasons.push(reason);
      total += reason.logOdds;
    }
    return total;
  };
}

function linearTermReader(term: LinearTerm): {
  name: string;
  read: (value: FeatureValue) => readonly [string | number, number];
} {
  const missing = ["missing", toUnits(term.missing)] as const;
  if (term.kind === "number")
    return {
      name: term.name,
      read: (value) => {
        const number = numberOf(value);
        if (Number.isNaN(number)) return missing;
        return [number, toUnits(term.weight * standardise(term, number))];
      },
    };
  const weights = new Map(
    term.categories.map((text, index) => [
      text,
      [text, toUnits(term.weights[index] ?? 0)] as const,
    ]),
  );
  return {
    name: term.name,
    read: (value) => {
      const text = textOf(value);
      return text === undefined ? missing : (weights.get(text) ?? ["any other", 0]);
    },
  };
}

function additiveReader(sum: AdditiveSum): TermReader {
  const tables = sum.features.map(({ bins, units, pairBins }) => ({
    name: bins.name,
    cuts: bins.kind === "number" ? Float64Array.from(bins.cuts) : undefined,
    places:
      bins.kind === "category"
        ? new Map(bins.categories.map((text, index) => [text, index + 2]))
        : undefined,
    pairBins: Uint8Array.from(pairBins),
    reasons: units.map((value, bin) => reasonOf(bins.name, binInWords(bins, bin), value)),
    // A feature that adds nothing in any bin is no reason; it may still be a part of pairs.
    isReason: units.some((value) => value !== 0),
  }));
  const average = reasonOf("average lead", "", sum.intercept);
  const pairs = sum.pairs.map((pair) => pairReader(sum, pair));
  const bins = new Uint8Array(tables.length);
  return ({ features }, reasons) => {
    reasons.push(average);
    let total = average.logOdds;
    for (let index = 0; index < tables.length; index++) {
      const table = tables[index] as (typeof tables)[number];
      const value = features[table.name];
      const bin =
        table.cuts === undefined
          ? categoryBin(table.places, value)
          : numberBin(table.cuts, numberOf(value));
      bins[index] = table.pairBins[bin] as number;
      if (!table.isReason) continue;
      const reason = table.reasons[bin] as PredictionReason;
      reasons.push(reason);
      total += reason.logOdds;
    }
    for (let index = 0; index < pairs.length; index++) {
      const pair = pairs[index] as (typeof pairs)[number];
      const cell = (bins[pair.a] as number) * pair.width + (bins[pair.b] as number);
      const reason = pair.reasons[cell] as PredictionReason;
      reasons.push(reason);
      total += reason.logOdds;
    }
    return total;
  };
}

function pairReader({ features }: AdditiveSum, { a, b, units }: PairTable) {
  const first = features[a] as FeatureTable;
  const second = features[b] as FeatureTable;
  const wordsOfB = pairBinsInWords(second);
  const words = pairBinsInWords(first).flatMap((wordA) =>
    wordsOfB.map((wordB) => `${wordA}, ${wordB}`),
  );
  const term = `${first.bins.name} × ${second.bins.name}`;
  const reasons = units.map((value, cell) => reasonOf(term, words[cell] ?? "", value));
  return { a, b, width: wordsOfB.length, reasons };
}

const reasonOf = (term: string, bin: string | number, units: number): PredictionReason => ({
  term,
  bin,
  logOdds: units / unitsPerLogOdds,
});

function categoryBin(places: ReadonlyMap<string, number> | undefined, value: FeatureValue): number {
  const text = textOf(value);
  return text === undefined ? 0 : (places?.get(text) ?? 1);
}

/** A text where the model expects a number is missing, as it is for `buildTable`'s rows of another kind. */
function numberOf(value: FeatureValue): number {
  if (typeof value === "number") return Number.isFinite(value) ? value : Number.NaN;
  return typeof value === "boolean" ? Number(value) : Number.NaN;
}

function textOf(value: FeatureValue): string | undefined {
  if (typeof value === "string") return value.slice(0, maxCategoryLength);
  const number = numberOf(value);
  return Number.isNaN(number) ? undefined : String(number);
}
