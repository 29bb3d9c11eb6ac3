/**
 * `docs/schema.sql`: the tables of D1 after all migrations, with the comments of the migrations. A test
 * compares it; `node test/repo/schemaSql.ts` writes it anew.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { rootDir } from "../../local/paths.ts";

export const schemaFile = `${rootDir}/docs/schema.sql`;

interface Column {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
  readonly dflt_value: string | null;
  readonly pk: number;
}

export function generatedSchema(): string {
  const migrations = readdirSync(`${rootDir}/migrations`)
    .filter((name) => name.endsWith(".sql"))
    .sort()
    .map((name) => readFileSync(`${rootDir}/migrations/${name}`, "utf8"));
  const db = new DatabaseSync(":memory:");
  for (const sql of migrations) db.exec(sql);
  const comments = commentsIn(migrations);
  const objects = (type: string, table = "%") =>
    db
      .prepare(
        "SELECT name, sql FROM sqlite_master WHERE type = ? AND tbl_name LIKE ? AND sql IS NOT NULL ORDER BY name",
      )
      .all(type, table) as unknown as { readonly name: string; readonly sql: string }[];
  const tables = objects("table").map(({ name, sql }) =>
    [
      ...commentOf(comments, name),
      tableSql(db, comments, name, sql),
      ...objects("index", name).flatMap((index) => [
        ...commentOf(comments, index.name),
        `${index.sql.replace(/\s+/g, " ")};`,
      ]),
    ].join("\n"),
  );
  return `-- Generated from migrations/ by test/repo/schemaSql.ts: the tables after all of them.\n\n${tables.join("\n\n")}\n`;
}

function tableSql(
  db: DatabaseSync,
  comments: ReadonlyMap<string, readonly string[]>,
  table: string,
  sql: string,
): string {
  const columns = db
    .prepare("SELECT * FROM pragma_table_info(?)")
    .all(table) as unknown as Column[];
  const foreign = db
    .prepare('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)')
    .all(table) as unknown as { readonly from: string; readonly table: string; to: string }[];
  const key = columns.filter(({ pk }) => pk > 0).sort((a, b) => a.pk - b.pk);
  const lines = columns.map(({ name, type, notnull, dflt_value, pk }) => {
    const reference = foreign.find(({ from }) => from === name);
    const words = [
      ...[name, type],
      ...(pk > 0 && key.length === 1 ? ["PRIMARY KEY"] : []),
      ...(notnull === 1 && !(pk > 0 && key.length === 1) ? ["NOT NULL"] : []),
      ...(dflt_value === null ? [] : [`DEFAULT ${dflt_value}`]),
      ...(reference === undefined ? [] : [`REFERENCES ${reference.table} (${reference.to})`]),
    ];
    return { comment: commentOf(comments, `${table}.${name}`), text: words.join(" ") };
  });
  if (key.length > 1) {
    lines.push({ comment: [], text: `PRIMARY KEY (${key.map(({ name }) => name).join(", ")})` });
  }
  const body = lines.flatMap(({ comment, text }, index) => [
    ...comment.map((line) => `  ${line}`),
    `  ${text}${index < lines.length - 1 ? "," : ""}`,
  ]);
  const end = /\)\s*WITHOUT ROWID$/i.test(sql) ? ") WITHOUT ROWID;" : ");";
  return [`CREATE TABLE ${table} (`, ...body, end].join("\n");
}

const commentOf = (comments: ReadonlyMap<string, readonly string[]>, name: string) =>
  comments.get(name) ?? [];

/** The comment lines right above each table, column (`table.column`) and index. */
function commentsIn(migrations: readonly string[]): ReadonlyMap<string, readonly string[]> {
  const comments = new Map<string, readonly string[]>();
  let table = "";
  let above: string[] = [];
  for (const line of migrations.join("\n\n").split("\n")) {
    if (/^\s*--/.test(line)) {
      above.push(line.trim());
      continue;
    }
    const created = /^CREATE TABLE (\w+)/.exec(line)?.[1];
    const index = /^CREATE (?:UNIQUE )?INDEX (\w+)/.exec(line)?.[1];
    const [, altered, added] = /^ALTER TABLE (\w+) ADD COLUMN (\w+)/.exec(line) ?? [];
    const column = /^ {2}(\w+) (?:TEXT|INTEGER|REAL)/.exec(line)?.[1];
    if (created !== undefined) table = created;
    const name =
      created ??
      index ??
      (altered === undefined ? column && `${table}.${column}` : `${altered}.${added}`);
    if (name !== undefined && above.length > 0) comments.set(name, above);
    above = [];
  }
  return comments;
}

if (process.argv[1] === import.meta.filename) writeFileSync(schemaFile, generatedSchema());
