import { endsAt, isWall } from "./impliedEnd.ts";

/** What is being left out of the page right now. */
interface Cut {
  readonly name: string;
  /** Elements open inside it in which nothing ends it. */
  walls: number;
}

/**
 * Leaves elements, or their contents, out of a page that streams through an HTMLRewriter.
 *
 * Its own `remove` takes everything up to the next end tag that fits, that tag included: of
 * `<ul><li>Hot<li>Cold</ul>` it would take the second item and the list's end along with the first.
 * Browsers end an element where another begins, or where the one around it ends; so does this.
 */
export function cutElements() {
  let cut: Cut | null = null;

  /** From here on what is in an element is left out; its own tags stay where `keepsTags` says so. */
  const begin = (element: Element, keepsTags: boolean): void => {
    const own: Cut = { name: element.tagName, walls: 0 };
    const hasContents = onEnd(element, (tag) => {
      if (cut === own) cut = null;
      // It may be the end of the element around this one, or of several: the last one to see it decides.
      const isOwn = tag.name === own.name;
      tag.remove();
      if (keepsTags || !isOwn) tag.after(`</${tag.name}>`, { html: true });
    });
    if (hasContents) cut = own;
  };

  return {
    /** Deals with an element inside what is being left out; `false` when it is not, or no longer. */
    isInside(element: Element): boolean {
      if (cut === null) return false;
      const name = element.tagName;
      if (cut.walls === 0 && endsAt(cut.name, name)) {
        cut = null;
        return false;
      }
      element.removeAndKeepContent();
      if (isWall(name)) {
        const around = cut;
        const opened = onEnd(element, () => {
          around.walls--;
        });
        if (opened) around.walls++;
      }
      return true;
    },

    /** Leaves an element out. */
    element(element: Element): void {
      begin(element, false);
      element.removeAndKeepContent();
    },

    /** Leaves out what is in an element, for a text as an attribute's source has it. */
    contents(element: Element, attribute: string): void {
      begin(element, true);
      // Character references mean the same in a text; what an attribute may say plainly, a text may not.
      const source = attribute.replaceAll("<", "&lt;").replaceAll(">", "&gt;");
      element.prepend(source, { html: true });
      // Makes the rewriter forget what elements within did to a shared end tag, before `begin` rewrites it.
      element.append("", { html: true });
    },

    /** For text and comments. */
    chunk(chunk: Text | Comment): void {
      if (cut !== null) chunk.remove();
    },
  };
}

/** Calls where an element ends; `false` for one that has neither contents nor an end tag. */
function onEnd(element: Element, handler: (tag: EndTag) => void): boolean {
  try {
    element.onEndTag(handler);
    return true;
  } catch {
    // The one way to learn that an element is void is to ask for its end.
    return false;
  }
}
