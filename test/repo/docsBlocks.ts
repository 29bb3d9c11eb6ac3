/** A fenced block of a page in Markdown. */
export interface DocsBlock {
  /** The word after the fence; empty for plain text. */
  readonly language: string;
  readonly text: string;
  /** The line of its fence, from 1. */
  readonly line: number;
}

/** Every fenced block of a page, those inside list items too. */
export function docsBlocks(markdown: string): DocsBlock[] {
  const blocks: DocsBlock[] = [];
  let open: { language: string; indent: string; line: number; lines: string[] } | null = null;
  for (const [index, line] of markdown.split("\n").entries()) {
    const [, indent = "", language = ""] = /^(\s*)```(\w*)\s*$/.exec(line) ?? [];
    const isFence = /^\s*```/.test(line);
    if (open === null) {
      if (isFence) open = { language, indent, line: index + 1, lines: [] };
    } else if (isFence) {
      blocks.push({ language: open.language, text: open.lines.join("\n"), line: open.line });
      open = null;
    } else {
      open.lines.push(line.startsWith(open.indent) ? line.slice(open.indent.length) : line);
    }
  }
  return blocks;
}
