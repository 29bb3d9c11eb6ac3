import { parseArgs } from "node:util";
import { decideColumns } from "../../shared/import/columns.ts";
import { detectEncoding, type Encoding, encodings } from "../../shared/import/detectEncoding.ts";
import { dateOrders } from "../../shared/import/parseDate.ts";
import { readHead } from "../../shared/import/readHead.ts";
import { countsInWords, createTally } from "../../shared/import/tally.ts";
import { type Command, UsageError } from "../command.ts";
import { isTemporary } from "../isTemporary.ts";
import { apiHelp, apiOptions, openClient } from "../openClient.ts";
import { mapHelp, parseMap } from "../parseMap.ts";
import { print, printError } from "../print.ts";
import { describeFile } from "./describeFile.ts";
import { importRows } from "./importRows.ts";
import { readSample } from "./readSample.ts";
import { reportFileOf } from "./refusedReport.ts";
import { statedDelimiter } from "./statedDelimiter.ts";

export const importFile: Command = {
  name: "import",
  usage: `import FILE.csv [--dry-run] [--map "E-mail=email,Company=company"]…
                 [--dates dmy|mdy] [--decimal comma|point] [--won "Signed"] [--lost "No budget"]
                 [--delimiter ";"] [--encoding windows-1252] [--url https://…] [--key ll_…]`,
  describe: `Imports people, their properties, and won or lost deals from a CSV file, e.g. the export of a CRM.
Running it again adds nothing: after an interruption, run it again. Rejected rows are written to
FILE.refused.csv with line and reason. Exit code: 0 all rows accepted, 3 some rejected, 1 not done.
--dry-run: reads the whole file, shows what would be imported, and sends nothing.
${mapHelp} Besides properties: email, lead, visitor,
outcome, isWon, isLost, isClosed, outcomeAt, amount, deal, dealId, at (since when the properties are true).
--dates: whether 03/04/2026 is in April (dmy) or in March (mdy).
--decimal: whether the decimal mark is a comma (1.234,5) or a point (1,234.5).
--won, --lost: your own words for deals that were won or lost; the dry run lists words that it does not know.
${apiHelp}`,
  run,
};

/** With waits of 1, 2, 4 … seconds, a busy D1 gets eight minutes. */
const importRetries = 9;

const decimalMark = { comma: ",", point: "." } as const;
const someRefused = 3;
const interrupted = 130;

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      ...apiOptions,
      "dry-run": { type: "boolean", default: false },
      map: { type: "string", multiple: true, default: [] },
      dates: { type: "string" },
      delimiter: { type: "string" },
      encoding: { type: "string" },
      decimal: { type: "string" },
      won: { type: "string", multiple: true, default: [] },
      lost: { type: "string", multiple: true, default: [] },
    },
  });
  const [file] = positionals;
  if (file === undefined || positionals.length > 1) throw new UsageError("Which file?");
  const stated = parseMap(values.map);
  const dates = oneOf("--dates", values.dates, dateOrders);
  const decimal = oneOf("--decimal", values.decimal, ["comma", "point"] as const);
  const client = values["dry-run"]
    ? null
    : await openClient(values, { retries: importRetries, retryOn: isTemporary });

  const { sample, size } = await readSample(file);
  const encoding = oneOf("--encoding", values.encoding, encodings) ?? encodingOf(file, sample);
  const head = new TextDecoder(encoding).decode(sample, { stream: true });
  const read = readHead(
    head.replace(/\r\n?/g, "\n"),
    size <= sample.length,
    values.delimiter === undefined ? undefined : statedDelimiter(values.delimiter, head),
  );
  if (!read.ok) throw new Error(`${file}: ${read.reason}`);
  const { delimiter, preamble, header, addresses, marks } = read.value;
  const format = { encoding, delimiter };
  const mark = decimal === undefined ? undefined : decimalMark[decimal];
  const decided = decideColumns(header, stated, {
    ...{ addresses, marks: mark === undefined ? marks : header.map(() => mark) },
    words: { won: listOf(values.won), lost: listOf(values.lost) },
  });
  if (!decided.ok) throw new Error(`${file}, --map: ${decided.reason}.`);
  const columns = decided.value;
  print(describeFile(file, columns, format));

  const tally = createTally();
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort();
  process.once("SIGINT", onInterrupt);
  try {
    const order = {
      ...{ file, size, format, preamble, columns, dates, client },
      interrupt: interrupt.signal,
    };
    await importRows(order, tally);
  } finally {
    process.off("SIGINT", onInterrupt);
    const counts = tally.counts();
    print(countsInWords(counts, client === null));
    if (counts.refused > 0) {
      print(`${counts.refused} rejected, with the reasons in ${reportFileOf(file)}`);
    }
  }
  if (interrupt.signal.aborted) {
    printError("Interrupted. Run it again: rows that were accepted count once.");
    process.exitCode = interrupted;
  } else if (tally.counts().refused > 0) process.exitCode = someRefused;
}

/** `--won "Signed,Kunde"`, once or more often. */
const listOf = (values: readonly string[]): string[] =>
  values.flatMap((value) => value.split(",").map((word) => word.trim())).filter(Boolean);

function encodingOf(file: string, sample: Uint8Array): Encoding {
  try {
    return detectEncoding(sample);
  } catch (error) {
    throw new Error(`${file}: ${(error as Error).message}`);
  }
}

function oneOf<Word extends string>(
  flag: string,
  stated: string | undefined,
  words: readonly Word[],
): Word | undefined {
  if (stated === undefined || words.includes(stated as Word)) return stated as Word | undefined;
  throw new Error(`${flag}: one of ${words.join(", ")}.`);
}
