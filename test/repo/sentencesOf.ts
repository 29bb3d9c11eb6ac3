/** The sentences of a page in Markdown: paragraphs, items of lists and cells of tables; never code. */
export function sentencesOf(markdown: string): string[] {
  const prose = markdown
    .replace(/^```[\s\S]*?^```/gm, "\n")
    // Rules in words are written by the program, and are no sentences.
    .replace(/<!-- rules of [\s\S]*?<!-- end -->/g, "\n")
    .replace(/<!--[\s\S]*?-->/g, "\n")
    // Code inside a sentence is one word, whatever it says.
    .replace(/`[^`]*`/g, "`code`")
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, "$1");
  return blocksOf(prose).flatMap((block) =>
    block
      .split(sentenceEnd)
      .map((sentence) => sentence.trim())
      .filter((sentence) => /\p{L}/u.test(sentence)),
  );
}

/** A full stop, a question or an exclamation mark, before a space and a capital letter, a digit or code. */
const sentenceEnd = /(?<=[.?!][)"”*]*)(?<!\b(?:e\.g|i\.e|cf|vs|v|No)\.)\s+(?=["“(*]*[\p{Lu}\d`])/u;

function blocksOf(prose: string): string[] {
  const blocks: string[] = [];
  let open = "";
  const close = (): void => {
    if (open !== "") blocks.push(open);
    open = "";
  };
  for (const line of prose.split("\n").map((one) => one.trim())) {
    if (line.startsWith("|")) {
      close();
      if (!/^[|\s:-]+$/.test(line)) blocks.push(...line.split("|").map((cell) => cell.trim()));
    } else if (line === "" || /^(#+|[-*>]|\d+\.)\s/.test(line)) {
      close();
      open = line.replace(/^(#+|[-*>]|\d+\.)\s+/, "");
      if (line.startsWith("#")) close();
    } else {
      open = `${open} ${line}`.trim();
    }
  }
  close();
  return blocks.filter((block) => block !== "");
}
