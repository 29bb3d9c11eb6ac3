import { rowHashes } from "./rowHash.ts";
import type { TrainingTable } from "./table.ts";

/**
 * Rows by time, and rows of one time by their content: the order in which a file lists its rows changes nothing that
 * is learned. `print` is the table's fingerprint, the same for every order.
 */
export function rowOrder(table: TrainingTable): {
  readonly rows: Uint32Array;
  readonly print: number;
} {
  const hashes = rowHashes(table);
  const { atMs } = table;
  const rows = Uint32Array.from({ length: table.rows }, (_, row) => row).sort(
    (a, b) =>
      (atMs[a] as number) - (atMs[b] as number) || (hashes[a] as number) - (hashes[b] as number),
  );
  let print = table.rows;
  for (const hash of hashes) print = (print + hash) >>> 0;
  return { rows, print };
}
