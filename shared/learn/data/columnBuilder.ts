import type { FeatureValue } from "./example.ts";
import type { Column } from "./table.ts";

/** A longer text is cut: a model keeps the names of its categories. */
export const maxCategoryLength = 60;

/** Collects one feature's values. A feature that has texts is a category, and its numbers are read as texts. */
export class ColumnBuilder {
  readonly name: string;
  filled = 0;
  #numbers: number[] = [];
  #texts: (string | undefined)[] | undefined;

  constructor(name: string) {
    this.name = name;
  }

  set(row: number, value: FeatureValue): void {
    if (value === null || value === undefined) return;
    if (typeof value === "string") {
      this.#texts ??= this.#numbers.map((number) => textOf(number));
      this.#texts[row] = value.slice(0, maxCategoryLength);
      this.filled++;
      return;
    }
    const number = Number(value);
    // Infinity is a fault of whoever counted, not a large number.
    if (!Number.isFinite(number)) return;
    this.filled++;
    if (this.#texts !== undefined) this.#texts[row] = textOf(number);
    else {
      while (this.#numbers.length < row) this.#numbers.push(Number.NaN);
      this.#numbers[row] = number;
    }
  }

  build(rows: Uint32Array): Column {
    const { name } = this;
    const texts = this.#texts;
    if (texts === undefined) {
      const values = Float64Array.from(rows, (row) => this.#numbers[row] ?? Number.NaN);
      return { name, kind: "number", values };
    }
    const codes = new Map<string, number>();
    const codeOf = (row: number): number => {
      const text = texts[row];
      if (text === undefined) return 0;
      const known = codes.get(text);
      if (known !== undefined) return known;
      codes.set(text, codes.size + 1);
      return codes.size;
    };
    return {
      name,
      kind: "category",
      codes: Uint32Array.from(rows, codeOf),
      categories: [...codes.keys()],
    };
  }
}

const textOf = (number: number): string | undefined =>
  Number.isNaN(number) ? undefined : String(number);
