import { binInWords } from "./data/binInWords.ts";
import { maxCategoryLength } from "./data/columnBuilder.ts";
import type { FeatureValue } from "./data/example.ts";
import { binCount } from "./data/featureBins.ts";
import { numberBin } from "./data/numberBin.ts";
import { type LinearTerm, standardise } from "./logistic/linearTerm.ts";
import type { AdditiveSum, FeatureTable, ModelSum, PairTable } from "./model.ts";
import { pairBinsInWords } from "./pairBinsInWords.ts";
import type { PredictionInput, PredictionReason } from "./predict.ts";
import { toUnits, unitsPerLogOdds } from "./units.ts";

/** Reads a lead by a model: adds each term to `reasons` and returns their sum in units. */
export type TermReader = (lead: PredictionInput, reasons: PredictionReason[]) => number;

/** A memory only: words and look-up tables of a model are made once, not for each lead. */
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
  return ({ points, features }, reasons) => {
    const known = Number.isFinite(points) ? points : 0;
    const ofPoints = toUnits(perPoint * (known - meanPoints));
    reasons.push({ term: "average lead", bin: "", logOdds: sum.intercept / unitsPerLogOdds });
    reasons.push({ term: "points", bin: known, logOdds: ofPoints / unitsPerLogOdds });
    let total = sum.intercept + ofPoints;
    for (const { name, read } of terms) {
      const [bin, units] = read(features[name]);
      reasons.push({ term: name, bin, logOdds: units / unitsPerLogOdds });
      total += units;
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
    words: Array.from({ length: binCount(bins) }, (_, bin) => binInWords(bins, bin)),
    units,
    pairBins,
    // A feature that adds nothing in any bin is no reason; it may still be a part of pairs.
    isReason: units.some((value) => value !== 0),
  }));
  const pairs = sum.pairs.map((pair) => pairReader(sum, pair));
  const bins = new Uint8Array(tables.length);
  return ({ features }, reasons) => {
    reasons.push({ term: "average lead", bin: "", logOdds: sum.intercept / unitsPerLogOdds });
    let total = sum.intercept;
    for (let index = 0; index < tables.length; index++) {
      const feature = tables[index] as (typeof tables)[number];
      const value = features[feature.name];
      const bin =
        feature.cuts === undefined
          ? categoryBin(feature.places, value)
          : numberBin(feature.cuts, numberOf(value));
      bins[index] = feature.pairBins[bin] as number;
      if (!feature.isReason) continue;
      const units = feature.units[bin] as number;
      reasons.push({
        term: feature.name,
        bin: feature.words[bin] as string,
        logOdds: units / unitsPerLogOdds,
      });
      total += units;
    }
    for (let index = 0; index < pairs.length; index++) {
      const { a, b, term, width, units, words } = pairs[index] as (typeof pairs)[number];
      const cell = (bins[a] as number) * width + (bins[b] as number);
      const value = units[cell] as number;
      reasons.push({ term, bin: words[cell] as string, logOdds: value / unitsPerLogOdds });
      total += value;
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
  return { a, b, term, width: wordsOfB.length, units, words };
}

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
