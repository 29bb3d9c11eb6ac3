import type { TrainingTable } from "./table.ts";

/**
 * A number for each row's content, equal for equal rows wherever they stand. It orders rows of one moment, and gives
 * the fingerprint by which a training that goes on recognises its table.
 */
export function rowHashes(table: TrainingTable): Uint32Array {
  const hashes = new Uint32Array(table.rows);
  const double = new Float64Array(1);
  const halves = new Uint32Array(double.buffer);
  const addNumbers = (values: Float64Array): void => {
    for (let row = 0; row < values.length; row++) {
      double[0] = (values[row] as number) + 0;
      const first = mix(hashes[row] as number, halves[0] as number);
      hashes[row] = mix(first, halves[1] as number);
    }
  };
  addNumbers(table.atMs);
  addNumbers(table.points);
  addNumbers(table.weights);
  for (const column of table.columns) {
    if (column.kind === "number") addNumbers(column.values);
    else {
      const texts = Uint32Array.from(column.categories, hashText);
      for (let row = 0; row < column.codes.length; row++) {
        const code = column.codes[row] as number;
        hashes[row] = mix(hashes[row] as number, code === 0 ? 0 : (texts[code - 1] as number));
      }
    }
  }
  for (let row = 0; row < table.rows; row++)
    hashes[row] = mix(hashes[row] as number, table.outcomes[row] as number);
  return hashes;
}

function mix(hash: number, part: number): number {
  const mixed = Math.imul(hash ^ part, 0x9e3779b1);
  return Math.imul(mixed ^ (mixed >>> 15), 0x85ebca77) ^ (mixed >>> 13);
}

function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = mix(hash, text.charCodeAt(index));
  return hash;
}
