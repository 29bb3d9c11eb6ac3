import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { rootDir } from "../../local/paths.ts";
import { sentencesOf } from "./sentencesOf.ts";

/** Words of an older dialect, and what to write instead. Decisions and the changelog are history: they stay. */
const dialect: readonly (readonly [word: RegExp, instead: string])[] = [
  [/\b(told|tells)\b/i, "sent, reported, notified, shows"],
  [/\b(mend|mends|mended)\b/i, "fix"],
  [/\b(nobody|somebody|whoever)\b/i, "the person, the program, or the thing's name"],
  [/\bwhat it comes to\b/i, "total, result"],
];
const history =
  /^(docs\/decisions\/|CHANGELOG\.md|test\/repo\/plainWords\.test\.ts|edge\/console\/words\.test\.ts)/;

const files = execFileSync("git", ["ls-files", "*.ts", "*.tsx", "*.md", "*.css", "*.mjs"], {
  cwd: rootDir,
  encoding: "utf8",
})
  .split("\n")
  .filter((file) => file !== "" && !history.test(file));

const linesOf = (file: string) => readFileSync(join(rootDir, file), "utf8").split("\n");

describe("names, comments, errors and docs", () => {
  it.each(dialect)("are free of %s", (word, instead) => {
    const found = files.flatMap((file) =>
      linesOf(file).flatMap((line, index) =>
        word.test(line) ? [`${file}:${index + 1}: ${line.trim().slice(0, 80)}`] : [],
      ),
    );
    expect(found, `write: ${instead}`).toEqual([]);
  });
});

const maxWords = 25;
const pages = files.filter((file) => file.endsWith(".md"));

describe("sentences of the docs", () => {
  it.each(pages)("have at most 25 words in %s", (file) => {
    const long = sentencesOf(readFileSync(join(rootDir, file), "utf8")).filter(
      (sentence) => sentence.split(/\s+/).length > maxWords,
    );
    expect(long).toEqual([]);
  });

  it("are found in paragraphs, lists and cells, and nowhere in code", () => {
    const text = [
      "# A title",
      "One sentence. Another (e.g. this one, v. 2.0)! A third",
      "over two lines.",
      "",
      "- An item. Its second sentence.",
      "",
      "```sh",
      "echo One. Two.",
      "```",
      "| head | cell |",
      "| --- | --- |",
      "| `code. here` | Text of a cell. |",
    ].join("\n");
    expect(sentencesOf(text)).toEqual([
      "A title",
      "One sentence.",
      "Another (e.g. this one, v. 2.0)!",
      "A third over two lines.",
      "An item.",
      "Its second sentence.",
      "head",
      "cell",
      "`code`",
      "Text of a cell.",
    ]);
  });
});
