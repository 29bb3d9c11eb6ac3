import { ColumnBuilder } from "./columnBuilder.ts";
import type { Example } from "./example.ts";
import type { Statement } from "./statement.ts";
import type { TrainingTable } from "./table.ts";

/** More features than this are more than a model can show; those that fewest examples have are left out. */
export const maxFeatures = 200;

export interface BuiltTable {
  readonly table: TrainingTable;
  /** What was not taken, and why. */
  readonly notes: readonly Statement[];
}

/**
 * Turns examples into a table. Reads them once, so that a generator of a million rows is never held as objects.
 * Outcomes after `nowMs`, duplicates, contradictory ids and unusable rows are left out, with a note for each kind.
 */
export function buildTable(examples: Iterable<Example>, nowMs: number): BuiltTable {
  const columns = new Map<string, ColumnBuilder>();
  const rowOf = new Map<string, number>();
  const outcomes: number[] = [];
  const weights: number[] = [];
  const points: number[] = [];
  const times: number[] = [];
  const contradictory = new Set<string>();
  const left = { future: 0, duplicate: 0, unusable: 0 };
  for (const { id, atMs, outcome, outcomeAtMs, weight = 1, points: total, features } of examples) {
    if (Math.max(atMs, outcomeAtMs ?? atMs) > nowMs) left.future++;
    else if (!Number.isFinite(atMs) || !(weight >= 0 && weight <= 1)) left.unusable++;
    else if (rowOf.has(id)) {
      if (outcomes[rowOf.get(id) as number] === Number(outcome === "won")) left.duplicate++;
      else contradictory.add(id);
    } else if (weight > 0) {
      const row = outcomes.length;
      rowOf.set(id, row);
      outcomes.push(Number(outcome === "won"));
      weights.push(weight);
      points.push(Number.isFinite(total) ? total : 0);
      times.push(atMs);
      for (const name in features) {
        let column = columns.get(name);
        if (column === undefined) {
          column = new ColumnBuilder(name);
          columns.set(name, column);
        }
        column.set(row, features[name]);
      }
    }
  }
  const taken = Uint32Array.from(
    [...rowOf].filter(([id]) => !contradictory.has(id)).map(([, row]) => row),
  );
  const kept = [...columns.values()]
    .sort((a, b) => b.filled - a.filled || (a.name < b.name ? -1 : 1))
    .slice(0, maxFeatures)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const pick = (values: readonly number[]): Float64Array =>
    Float64Array.from(taken, (row) => values[row] as number);
  return {
    table: {
      rows: taken.length,
      columns: kept.map((column) => column.build(taken)),
      outcomes: Uint8Array.from(taken, (row) => outcomes[row] as number),
      weights: pick(weights),
      points: pick(points),
      atMs: pick(times),
    },
    notes: notesOf(left, contradictory.size, columns.size - kept.length),
  };
}

function notesOf(
  left: { readonly future: number; readonly duplicate: number; readonly unusable: number },
  contradictory: number,
  features: number,
): Statement[] {
  const notes: (Statement | false)[] = [
    left.future > 0 && {
      code: "future-outcome",
      text: `Examples left out because their date is in the future: ${left.future}.`,
    },
    left.duplicate > 0 && {
      code: "duplicate-outcome",
      text: `Outcomes reported more than once, counted once: ${left.duplicate}.`,
    },
    contradictory > 0 && {
      code: "contradictory-outcome",
      text: `Leads left out because they are both won and lost in the same episode: ${contradictory}.`,
    },
    left.unusable > 0 && {
      code: "unusable-example",
      text: `Examples left out because their date or weight is not a usable number: ${left.unusable}.`,
    },
    features > 0 && {
      code: "too-many-features",
      text: `Features left out because a model takes ${maxFeatures} at most: ${features}.`,
    },
  ];
  return notes.filter((note) => note !== false);
}
