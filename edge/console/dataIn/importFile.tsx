import type { Context } from "hono";
import importIsland from "../../../dist/islands/import.island.js.txt";
import type { DecimalMark } from "../../../shared/classify/parseNumber.ts";
import { type Encoding, encodings } from "../../../shared/import/detectEncoding.ts";
import { type DateOrder, dateOrders } from "../../../shared/import/parseDate.ts";
import { refusedCsv } from "../../../shared/import/refusedCsv.ts";
import { countsInWords } from "../../../shared/import/tally.ts";
import { columnsOf, fileState, type StatedFile } from "../../intake/files/fileState.ts";
import { ingestSlice, rowsAtOnce } from "../../intake/files/ingestSlice.ts";
import { openFile } from "../../intake/files/openFile.ts";
import type { Ports } from "../../ports/ports.ts";
import type { ConsoleEnvironment } from "../shell/environment.ts";
import type { ConsolePage } from "../shell/page.ts";
import importCss from "./importForm.css";
import { answerImport } from "./importForm.tsx";
import type { ImportProps } from "./importProps.ts";

/** A form with a file in it. */
type Fields = Readonly<Record<string, string | File>>;

/** A slice of a file, and the state of its import. */
const maxImportFormBytes = 1_200_000;

/** `GET /console/data/import`. */
export const importPage: ConsolePage = {
  path: "/data/import",
  scope: "write",
  css: importCss,
  island: importIsland,
  render: () => (c) => answerImport(c, { stated: {}, state: null }),
  forms: [
    {
      ...{ path: "/data/import", scope: "write", takesFiles: true },
      ...{ maxBytes: maxImportFormBytes, handle: importFile },
    },
  ],
};

/**
 * Previews a file, or imports it. A page with scripts first sends the start of the file (`part=sample`), then
 * slice after slice (`part=slice`, answered in JSON). A page without scripts sends a small file at once.
 */
function importFile(ports: Ports) {
  return async function importFile(c: Context<ConsoleEnvironment>) {
    const fields: Fields = await c.req.parseBody();
    return fields.part === "slice" ? answerSlice(c, fields, ports) : answerFile(c, fields, ports);
  };
}

async function answerFile(c: Context<ConsoleEnvironment>, fields: Fields, ports: Ports) {
  const stated = {
    ...{ dates: datesOf(fields), encoding: encodingOf(fields) },
    ...{ mark: markOf(fields), won: textOf(fields.won), lost: textOf(fields.lost) },
  };
  const refuse = (error: string, more: Partial<ImportProps> = {}) =>
    answerImport(c, { stated, state: null, error, ...more }, 422);
  const { file } = fields;
  if (!(file instanceof File) || file.size === 0) return refuse("Choose a file that is not empty.");
  const isSample = fields.part === "sample";
  const bytes = new Uint8Array(await file.arrayBuffer());
  const opened = openFile(bytes, stated.encoding, !isSample || fields.last === "1");
  if (!opened.ok) return refuse(opened.reason);
  const { state, text } = opened.value;
  // The columns that were chosen for another file do not apply to this one.
  const before = fileState.safeParse(readJson(fields.state));
  const isSame = before.success && `${before.data.header}` === `${state.header}`;
  const columns = columnsOf(state, isSame ? columnsStated(fields) : [], statedFile(fields));
  if (!columns.ok) return refuse(sentence(columns.reason), { state });
  if (isSample) return answerImport(c, { stated, state, columns: columns.value });

  const isDryRun = fields.action !== "import";
  const order = { site: c.var.site.key, state, text, isLast: true, isDryRun };
  const taken = await ingestSlice({ ...order, columns: columns.value, dates: stated.dates }, ports);
  if (!taken.ok) return refuse(taken.reason, { state, columns: columns.value });
  c.executionCtx.waitUntil(taken.value.afterResponse());
  const isAll = taken.value.chars === text.length;
  return answerImport(c, {
    ...{ stated, state, columns: columns.value },
    result: { counts: taken.value.state.counts, refused: taken.value.refused, isDryRun },
    ...(!isAll && {
      error: `Only the first rows were read: without scripts in this browser, ${rowsAtOnce} rows are accepted at a time. For larger files, use the command leadlight import.`,
    }),
  });
}

async function answerSlice(c: Context<ConsoleEnvironment>, fields: Fields, ports: Ports) {
  const state = fileState.safeParse(readJson(fields.state));
  if (!state.success || !(fields.text instanceof File)) {
    return c.json({ error: "The page is of another version: load it again." }, 422);
  }
  const columns = columnsOf(state.data, columnsStated(fields), statedFile(fields));
  if (!columns.ok) return c.json({ error: sentence(columns.reason) }, 422);
  const isDryRun = fields.action !== "import";
  const taken = await ingestSlice(
    {
      ...{ site: c.var.site.key, state: state.data, text: await fields.text.text() },
      ...{ isLast: fields.last === "1", columns: columns.value, dates: datesOf(fields), isDryRun },
    },
    ports,
  );
  if (!taken.ok) return c.json({ error: taken.reason }, 422);
  const { state: after, chars, refused, afterResponse } = taken.value;
  c.executionCtx.waitUntil(afterResponse());
  return c.json({
    ...{ state: after, chars },
    words: countsInWords(after.counts, isDryRun),
    refused: refused.map(({ line, reason }) => ({ line, reason })),
    report: refusedCsv(refused, after.header, state.data.counts.refused === 0),
  });
}

/** What the person chose for each column. */
function columnsStated(fields: Fields): (string | undefined)[] {
  const stated: (string | undefined)[] = [];
  for (const [name, value] of Object.entries(fields)) {
    const at = /^column-(\d{1,3})$/.exec(name)?.[1];
    if (at !== undefined && typeof value === "string") stated[Number(at)] = value;
  }
  return stated;
}

const datesOf = ({ dates }: Fields): DateOrder | undefined =>
  dateOrders.find((order) => order === dates);

const markOf = ({ decimal }: Fields): DecimalMark | undefined =>
  decimal === "." || decimal === "," ? decimal : undefined;

const textOf = (field: string | File | undefined): string =>
  typeof field === "string" ? field : "";

const statedFile = (fields: Fields): StatedFile => ({
  mark: markOf(fields),
  words: { won: wordsOf(textOf(fields.won)), lost: wordsOf(textOf(fields.lost)) },
});

/** Words with commas between them. */
const wordsOf = (text: string): string[] =>
  text
    .split(",")
    .map((word) => word.trim())
    .filter(Boolean);

const encodingOf = ({ encoding }: Fields): Encoding | undefined =>
  encodings.find((one) => one === encoding);

function readJson(text: string | File | undefined): unknown {
  try {
    return typeof text === "string" ? JSON.parse(text) : null;
  } catch {
    return null;
  }
}

const sentence = (reason: string): string =>
  `${reason.slice(0, 1).toUpperCase()}${reason.slice(1)}.`;
