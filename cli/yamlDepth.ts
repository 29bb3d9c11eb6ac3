import { Lexer } from "yaml";

/** Each level of a block is indented by a column at least; people use two, or four. */
const columnsPerLevel = 8;

/**
 * Does a YAML text nest so deep that its parser would need minutes or overflow the stack? It counts brackets, and
 * columns of indentation, without recursion. What passes can be parsed and then measured exactly.
 */
export function yamlNestsFarTooDeep(max: number, text: string): boolean {
  // `- - a` nests in one line as `a` indented by four columns does.
  const isIndented = new RegExp(`^(?:[-?:]?[ \\\\t]){${max * columnsPerLevel}}`, "m");
  if (isIndented.test(text)) return true;
  let depth = 0;
  for (const token of new Lexer().lex(text)) {
    if (token === "[" || token === "{") {
      if (++depth > max) return true;
    } else if (token === "]" || token === "}") depth--;
  }
  return false;
}
